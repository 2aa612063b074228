package article

import (
	"net"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// NormalURL returns the normal form of an article's address, under which two
// spellings of one address are equal. ok is false when raw is no http address.
//
//   - the scheme is https, whichever of http and https was given; a port that
//     is the scheme's own goes; so do user names and fragments
//   - the host is in lower case and ASCII, without a leading "www." and
//     without a last dot
//   - the path has no empty, "." or ".." steps, no last slash, no last "/amp"
//     or "/index.html"; letters that need no escape are not escaped
//   - parameters are sorted; those that only track readers are dropped
//
// These rules are part of what an article's id means: changing one changes ids.
func NormalURL(raw string) (normal string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Opaque != "" {
		return "", false
	}
	scheme := strings.ToLower(u.Scheme)
	if scheme != "http" && scheme != "https" {
		return "", false
	}
	host, ok := normalHost(u.Hostname())
	if !ok {
		return "", false
	}
	if port := u.Port(); port != "" && !(scheme == "http" && port == "80") && port != "443" {
		host = net.JoinHostPort(strings.Trim(host, "[]"), port)
	}
	query := normalQuery(u.RawQuery)
	out := url.URL{Scheme: "https", Host: host, Path: normalPath(u.Path), RawQuery: query}
	return out.String(), true
}

func normalHost(host string) (string, bool) {
	host = strings.TrimRight(strings.ToLower(host), ".")
	if strings.Contains(host, ":") {
		ip := net.ParseIP(host)
		if ip == nil {
			return "", false
		}
		return "[" + ip.String() + "]", true
	}
	host, err := idna.Lookup.ToASCII(host)
	if err != nil {
		return "", false
	}
	for strings.HasPrefix(host, "www.") {
		host = strings.TrimPrefix(host, "www.")
	}
	if host == "" || host[0] == '.' || strings.Contains(host, "..") || strings.ContainsAny(host, " \t%/\\") {
		return "", false
	}
	return host, true
}

func normalPath(p string) string {
	p = path.Clean("/" + p)
	for {
		q := p
		for _, tail := range []string{"/amp", "/index.html", "/index.htm", "/index.php"} {
			if strings.HasSuffix(strings.ToLower(q), tail) {
				q = q[:len(q)-len(tail)]
			}
		}
		if q = path.Clean("/" + q); q == p {
			break
		}
		p = q
	}
	if p == "/" {
		return ""
	}
	return p
}

func normalQuery(raw string) string {
	var keep []string
	for part := range strings.SplitSeq(raw, "&") {
		key, value, has := strings.Cut(part, "=")
		k, err := url.QueryUnescape(key)
		v, err2 := url.QueryUnescape(value)
		if err != nil || err2 != nil || k == "" || tracking(strings.ToLower(k)) {
			continue
		}
		part = url.QueryEscape(k)
		if has {
			part += "=" + url.QueryEscape(v)
		}
		keep = append(keep, part)
	}
	slices.Sort(keep)
	return strings.Join(keep, "&")
}

// tracking reports whether a parameter, in lower case, says where a reader came
// from and not which article is meant.
func tracking(key string) bool {
	for _, prefix := range []string{"utm_", "mc_", "at_", "ns_", "cmpid", "pk_", "hsa_", "_hs"} {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	switch key {
	case "fbclid", "gclid", "dclid", "gclsrc", "msclkid", "yclid", "twclid", "igshid", "igsh", "ref", "ref_src", "ref_url",
		"referrer", "source", "src", "ocid", "ito", "smid", "smtyp", "emc", "ftag", "icid", "ncid",
		"amp", "outputtype", "output", "sh", "sr_share", "taid", "mod", "via", "rss", "feedtype", "feedname", "fb_action_ids",
		"fb_action_types", "fb_source", "xtor", "wpsrc", "wpisrc", "hp", "spm", "guccounter", "guce_referrer", "guce_referrer_sig":
		return true
	}
	return false
}

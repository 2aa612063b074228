package web

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
)

// localHosts answers only requests made under this machine's own names, or those
// in also. A page elsewhere whose name is made to point here (DNS rebinding)
// would otherwise read the collection of whoever looks at it.
func localHosts(next http.Handler, also []string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		host = strings.ToLower(strings.Trim(strings.TrimSuffix(host, "."), "[]"))
		ip := net.ParseIP(host)
		if host != "localhost" && !strings.HasSuffix(host, ".localhost") && (ip == nil || !ip.IsLoopback()) && !slices.Contains(also, host) {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.WriteHeader(http.StatusMisdirectedRequest)
			fmt.Fprintln(w, "Parallax listens on this machine alone and does not go by that name. Use http://localhost, or allow the name with 'parallax serve --host NAME'.")
			return
		}
		next.ServeHTTP(w, r)
	})
}

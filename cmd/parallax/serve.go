package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"parallax/cmd/parallax/demo"
	"parallax/web"
)

func (a *app) serveCommand() *cobra.Command {
	var listen string
	var withDemo, folders, removeMissing bool
	var hosts, watched []string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the collection to browsers",
		Long: "Serve the collection to browsers, until interrupted. It listens on this machine alone unless --listen\n" +
			"says otherwise; there is no login, so whoever reaches the address can read the collection.\n\n" +
			"With --watch DIR new and changed files in DIR are added within two seconds, and the articles of removed ones\n" +
			"taken out, each named in the log. While DIR itself is gone, as when it is unmounted, nothing is taken out; nor\n" +
			"is what vanished while nobody watched, when that is over half of what is known of DIR: --remove-missing takes\n" +
			"it out at this start, unless nothing at all is there. 'parallax rm' takes out what you name.\n" +
			"'parallax stats' tells what is watched and what could not be added.",
		Args: needArgs(0, 0, "serve takes no arguments: the folder goes with --data"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.serve(cmd.Context(), listen, hosts, watched, folders, removeMissing, withDemo)
		},
	}
	cmd.Flags().StringSliceVar(&hosts, "host", nil, "a `name`, besides this machine's own, to answer to while listening on this machine alone")
	cmd.Flags().StringArrayVar(&watched, "watch", nil, "a `folder` to keep the collection up to date with; say it again for more")
	cmd.Flags().BoolVar(&folders, "tag-folders", false, "tag each article with the names of the folders between the watched one and its file")
	cmd.Flags().BoolVar(&removeMissing, "remove-missing", false, "at this start, also take out what vanished from a watched folder when that is over half of it")
	onlyTyped(cmd, "remove-missing")
	cmd.Flags().BoolVar(&withDemo, "demo", false, "begin a collection that does not exist yet with the demo articles")
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "the `address` to listen on; port 0 takes a free one")
	return cmd
}

func (a *app) serve(ctx context.Context, listen string, hosts, watched []string, folders, removeMissing, withDemo bool) (err error) {
	if err := a.checkEngine(); err != nil {
		return err
	}
	if err := a.makeData(); err != nil {
		return err
	}
	me := holder{PID: os.Getpid(), Command: "serve"}
	l, err := waitLock(ctx, a.data, me)
	if err != nil {
		return err
	}
	defer closing(l, &err)

	there, err := hasCollection(a.data)
	if err != nil {
		return fmt.Errorf("open the collection: %w", err)
	}
	ln, err := net.Listen("tcp", listen)
	if err != nil {
		return listenError(listen, err)
	}
	log := a.log(slog.LevelInfo)
	engine, err := a.openEngine(ctx, a.data, log)
	if err != nil {
		ln.Close()
		return fmt.Errorf("open the collection in %s: %w", a.data, err)
	}
	defer closing(engine, &err)
	if withDemo && !there {
		sum, err := demo.Load(ctx, engine)
		if err != nil {
			ln.Close()
			return fmt.Errorf("load the demo collection: %w", err)
		}
		fmt.Fprintf(a.stdout, "Loaded %d demo articles. To take them out:\n  %s rm --demo --data %s\n", sum.Added, shellWord(os.Args[0]), shellWord(a.data))
	}

	watching, err := a.newWatching(engine, watched, folders, removeMissing, log)
	if err != nil {
		ln.Close()
		return err
	}
	token := rand.Text() + rand.Text()
	server, err := web.New(engine, web.Config{Log: log, Now: time.Now, AddCommand: a.addHint(), Version: version(), Token: token, Hosts: hosts, Watched: watching.told})
	if err != nil {
		ln.Close()
		return err
	}
	serving := me
	serving.Address, serving.Token = reachable(ln.Addr()), token
	if err := l.write(serving); err != nil {
		ln.Close()
		return err
	}
	fmt.Fprintf(a.stdout, "Parallax serves %s at %s\nAdd articles from another terminal:\n  %s\n", a.data, browserURL(ln.Addr()), a.addHint())
	stop := watching.start(ctx)
	err = server.Serve(ctx, ln)
	stop()
	// Who waits for the folder from here on, waits for its release.
	return errors.Join(err, l.write(me))
}

// listenError says why nothing can listen at address, and what to do.
func listenError(address string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("something else listens on %s already: stop it, or choose another address, as with --listen 127.0.0.1:0 for a free port", address)
	}
	return fmt.Errorf("listen on %q: %w: an address is written as 127.0.0.1:8080", address, err)
}

// reachable is where this machine's own programs reach a listener at addr.
func reachable(addr net.Addr) string {
	if t, ok := addr.(*net.TCPAddr); ok && t.IP.IsUnspecified() {
		return net.JoinHostPort("127.0.0.1", fmt.Sprint(t.Port))
	}
	return addr.String()
}

// browserURL is where this machine's browser finds a listener at addr.
func browserURL(addr net.Addr) string {
	if t, ok := addr.(*net.TCPAddr); ok && (t.IP.IsUnspecified() || t.IP.Equal(net.IPv4(127, 0, 0, 1))) {
		return fmt.Sprintf("http://localhost:%d", t.Port)
	}
	return "http://" + addr.String()
}

// addHint is the command that adds articles to this collection, as it can be
// typed where this one was.
func (a *app) addHint() string {
	return shellWord(os.Args[0]) + " add --data " + shellWord(a.data) + " PATH"
}

// shellWord is s as a word of a shell's command line.
func shellWord(s string) string {
	plain := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(`-_./\:@+,=`, r) || r > 0x7f)
	}) < 0
	if plain && s != "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

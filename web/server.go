package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/static"
	"parallax/web/api"
)

// Time limits of the server. A page takes milliseconds; the limits are for
// clients that are slow or mean harm.
const (
	headerTimeout  = 5 * time.Second
	readTimeout    = 30 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 2 * time.Minute
	answerTimeout  = 15 * time.Second // for making one page
	stopTimeout    = 10 * time.Second // for answers under way when the server stops
	maxHeaderBytes = 64 << 10
)

// Config is what a server is told besides its collection.
type Config struct {
	Log        *slog.Logger     // nil logs nowhere
	Now        func() time.Time // nil is time.Now
	AddCommand string           // the exact command that adds articles to this collection
	Version    string           // of the program
	Token      string           // the owner's, for the calls of owner.go; "" for none
	Hosts      []string         // names, besides this machine's own, under which a server on loopback answers

	Watched func() []api.WatchedJSON // how the watched folders are doing; nil for none
}

// Server answers HTTP for one collection.
type Server struct {
	engine index.Engine // as readers see it
	whole  index.Engine // with what the owner has hidden
	cfg    Config
	assets *static.Assets
	echo   *echo.Echo
	life   context.Context // ends when the server begins to stop
	end    context.CancelFunc
}

// New makes a server for the collection e.
func New(e index.Engine, cfg Config) (*Server, error) {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	assets, err := static.New()
	if err != nil {
		return nil, fmt.Errorf("embedded assets: %w", err)
	}
	s := &Server{engine: index.Visible(e), whole: e, cfg: cfg, assets: assets, echo: echo.New()}
	s.life, s.end = context.WithCancel(context.Background())
	s.echo.HideBanner, s.echo.HidePort = true, true
	s.echo.HTTPErrorHandler = s.answerError
	s.echo.Pre(secured)
	s.routes()
	return s, nil
}

// Handler is the server's handler, for tests and for servers of one's own.
func (s *Server) Handler() http.Handler { return s.echo }

// Serve answers on l until ctx ends, then lets answers under way finish, but for
// those that take longer than stopTimeout. It returns nil when it was stopped
// by ctx.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	handler := s.Handler()
	if t, ok := l.Addr().(*net.TCPAddr); ok && t.IP.IsLoopback() {
		handler = localHosts(handler, s.cfg.Hosts)
	}
	srv := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(s.cfg.Log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		s.end()
		limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		err := srv.Shutdown(limit)
		if errors.Is(err, context.DeadlineExceeded) { // answers that take too long are cut off
			err = nil
		}
		stopped <- errors.Join(err, srv.Close())
	}()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve %s: %w", l.Addr(), err)
	}
	return <-stopped
}

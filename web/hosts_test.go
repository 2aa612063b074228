package web

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestAServerOnLoopbackGoesByLocalNamesAlone(t *testing.T) {
	h := localHosts(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }), []string{"news.example"})
	for host, want := range map[string]int{
		"localhost": 204, "localhost:8080": 204, "LOCALHOST.:8080": 204, "127.0.0.1:8080": 204, "127.8.8.8": 204, "[::1]:8080": 204, "a.localhost": 204,
		"news.example": 204, "news.example:443": 204,
		"evil.example": 421, "evil.example:8080": 421, "localhost.evil.example": 421, "10.0.0.1": 421, "": 421, "127.0.0.1.evil.example": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: %d, want %d", host, w.Code, want)
		}
	}
}

//go:build unix

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"parallax/web/api"
)

// command is a command that runs the program itself.
func command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Args[0] = "parallax" // the test binary is the program under that name: see TestMain
	return cmd
}

// manyFiles makes a folder of so many articles in files of their own.
func manyFiles(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		body := strings.Repeat(fmt.Sprintf("Report %d from the harbour says that boat %d has come home to Norway. ", i, i), 20)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var outcomeLine = regexp.MustCompile(`(?m)^added (\d+), updated 0, unchanged (\d+), failed 0$`)

// outcome reads the line that an add ends with.
func outcome(t *testing.T, out string) (added, unchanged int) {
	t.Helper()
	m := outcomeLine.FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("no outcome in %q", out)
	}
	added, _ = strconv.Atoi(m[1])
	unchanged, _ = strconv.Atoi(m[2])
	return added, unchanged
}

func TestAnInterruptedAddKeepsWhatItCountedAndGoesOnFromThere(t *testing.T) {
	const files = 1500
	dir, data := manyFiles(t, files), filepath.Join(t.TempDir(), "data")
	kept := 0
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		cmd := command(t, "add", "--data", data, "--list", dir)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		listed, before := 0, 0
		for s := bufio.NewScanner(stdout); s.Scan(); {
			fmt.Fprintln(&out, s.Text())
			switch {
			case strings.HasPrefix(s.Text(), "unchanged  "):
				before++
			case strings.HasPrefix(s.Text(), "added  "): // a full stop behind the word is the outcome
				if listed++; listed == 100 {
					if err := cmd.Process.Signal(sig); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		err = cmd.Wait()
		added, unchanged := outcome(t, out.String())
		if added != listed || unchanged != before || added == 0 || added+unchanged >= files {
			t.Errorf("%v: counts %d added and %d unchanged, listed %d and %d", sig, added, unchanged, listed, before)
		}
		if cmd.ProcessState.ExitCode() != exitFailed || !strings.Contains(stderr.String(), "interrupted; what is counted here is kept, and the same command goes on from there") {
			t.Errorf("%v: %v\n%s", sig, err, stderr.String())
		}
		if unchanged < kept {
			t.Errorf("%v: %d were kept, and %d are known", sig, kept, unchanged)
		}
		kept = added + unchanged
	}
	out, err := command(t, "add", "--data", data, dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	added, unchanged := outcome(t, string(out))
	if added+unchanged != files || unchanged < kept {
		t.Errorf("then %d added and %d unchanged of %d, where %d were kept", added, unchanged, files, kept)
	}
}

func TestASecondInterruptEndsAtOnce(t *testing.T) {
	// A server that holds the folder and never stores what it was given.
	putting, release := make(chan bool, 1), make(chan bool)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == api.PutPath {
			putting <- true
			<-release
		}
		io.WriteString(w, "{}")
	}))
	defer server.Close()
	defer close(release)
	data := t.TempDir()
	l, err := lockDir(data, holder{PID: os.Getpid(), Command: "serve", Address: strings.TrimPrefix(server.URL, "http://"), Token: "t"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()

	cmd := command(t, "add", "--data", data, manyFiles(t, 1))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-putting
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	cmd.Process.Signal(os.Interrupt)
	for done := false; !done; {
		// The first takes effect when the program comes to see it; one of those behind it ends it.
		select {
		case <-ended:
			done = true
		case <-time.After(20 * time.Millisecond):
			cmd.Process.Signal(os.Interrupt)
		}
	}
	if ws, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || !ws.Signaled() || ws.Signal() != syscall.SIGINT {
		t.Errorf("ended with %v\n%s", cmd.ProcessState, stderr.String())
	}
}

func TestATerminalShowsABarAndAPipeDoesNot(t *testing.T) {
	dir, data := manyFiles(t, 800), filepath.Join(t.TempDir(), "data")
	cmd := command(t, "add", "--data", data, dir)
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal can be had: %v", err)
	}
	defer terminal.Close()
	if err := pty.Setsize(terminal, &pty.Winsize{Rows: 24, Cols: 100}); err != nil {
		t.Fatal(err)
	}
	var stdout bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, tty
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	tty.Close()
	shown, _ := io.ReadAll(terminal) // ends with an error when the program does
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`\d+% \[=* *\] adding \d+ articles, [\d,]+/s, about \d+ s left`).Match(shown) || !bytes.HasSuffix(shown, []byte(eraseLine)) {
		t.Errorf("the terminal shows %q", shown)
	}
	if added, _ := outcome(t, stdout.String()); added != 800 {
		t.Errorf("%d were added", added)
	}

	cmd = command(t, "add", "--data", data, dir)
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != "added 0, updated 0, unchanged 800, failed 0\n" {
		t.Errorf("a pipe gets %q, %v", out, err)
	}
}

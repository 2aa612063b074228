package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// smallDisk mounts a file system of so many megabytes, or skips the test where
// that is not allowed.
func smallDisk(t *testing.T, megabytes int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if os.Geteuid() != 0 {
		t.Skip("only root may mount a small disk")
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dm", megabytes)); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// remount gives a small disk another size, or makes it read-only.
func remount(t *testing.T, dir string, megabytes int, flags uintptr) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, fmt.Sprintf("size=%dm", megabytes)); err != nil {
		t.Fatal(err)
	}
}

// manyWords makes a folder of so many files of a few kilobytes.
func manyWords(t *testing.T, n int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "Report %d on the harbour\n\n", i)
		for range 600 {
			fmt.Fprintf(&b, "w%dx ", r.IntN(20000))
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// ran runs the program to its end.
func ran(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := command(t, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	_ = cmd.Run() // the exit code says it
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// reportedIn lists the ids that 'add --list' reported.
func reportedIn(stdout string) (ids []string) {
	for line := range strings.Lines(stdout) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == "added" && strings.HasSuffix(f[2], ".txt") {
			ids = append(ids, f[1])
		}
	}
	return ids
}

const filesOnDisk = 300

// checkAdded looks for all that was reported, and adds the rest.
func checkAdded(t *testing.T, data, files string, ids []string) {
	t.Helper()
	if out, errs, code := ran(t, "add", "--data", data, files); code != 0 || !strings.Contains(out, "failed 0") {
		t.Fatalf("with room it says %s%s", out, errs)
	}
	if out, _, _ := ran(t, "search", "--data", data, "--json", "--n", "1", "harbour"); !strings.Contains(out, fmt.Sprintf(`"total": %d`, filesOnDisk)) {
		t.Errorf("not all %d are found: %.200s", filesOnDisk, out)
	}
	if out, errs, code := ran(t, "check", "--data", data); code != 0 {
		t.Errorf("afterwards it is damaged: %s%s", out, errs)
	}
	for _, id := range []string{ids[0], ids[len(ids)/2], ids[len(ids)-1]} {
		if _, errs, code := ran(t, "show", "--data", data, id); code != 0 {
			t.Errorf("%s was reported and is lost: %s", id, errs)
		}
	}
}

func TestFullDiskLosesNothingThatWasReported(t *testing.T) {
	disk, files := smallDisk(t, 3), manyWords(t, filesOnDisk)
	data := filepath.Join(disk, "data")
	out, errs, code := ran(t, "add", "--data", data, "--list", files)
	ids := reportedIn(out)
	if code != exitFailed || !strings.Contains(errs, "make room on the disk") || len(ids) == 0 {
		t.Fatalf("on a full disk it reports %d, exit code %d: %s", len(ids), code, errs)
	}
	remount(t, disk, 100, 0)
	out, _, _ = ran(t, "stats", "--data", data)
	if f := strings.Fields(out); len(f) < 2 || f[1] == "0" {
		t.Errorf("nothing is left: %s", out)
	}
	checkAdded(t, data, files, ids)
}

// TestLimitedFilesLoseNothingThatWasReported is the same where nothing can be
// mounted: no file may become larger than some size.
func TestLimitedFilesLoseNothingThatWasReported(t *testing.T) {
	files, data := manyWords(t, filesOnDisk), filepath.Join(t.TempDir(), "data")
	program := filepath.Join(t.TempDir(), "parallax")
	if err := os.Symlink(command(t).Path, program); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", "-c", `ulimit -f 2048 && exec "$@"`, "sh", program, "add", "--data", data, "--list", files)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	_ = cmd.Run() // the exit code says it
	ids := reportedIn(out.String())
	if code := cmd.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(errs.String(), "make room on the disk") || len(ids) == 0 {
		t.Fatalf("with limited files it reports %d, exit code %d: %s", len(ids), code, &errs)
	}
	checkAdded(t, data, files, ids)
}

func TestServerGoesOnWhenTheDiskIsFull(t *testing.T) {
	disk, files := smallDisk(t, 3), manyWords(t, filesOnDisk)
	data := filepath.Join(disk, "data")
	server := command(t, "serve", "--data", data, "--listen", "127.0.0.1:0")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		server.Process.Signal(os.Interrupt)
		if err := server.Wait(); err != nil {
			t.Errorf("the server ends with %v", err)
		}
	}()
	for n := 0; ; n++ {
		if b, err := os.ReadFile(filepath.Join(data, lockName)); err == nil && bytes.Contains(b, []byte("address")) {
			break
		}
		if n > 500 {
			t.Fatal("the server does not come up")
		}
		time.Sleep(20 * time.Millisecond)
	}
	out, errs, code := ran(t, "add", "--data", data, "--list", files)
	ids := reportedIn(out)
	if code != exitFailed || !strings.Contains(errs, "make room on the disk") || len(ids) == 0 {
		t.Fatalf("on a full disk it reports %d, exit code %d: %s", len(ids), code, errs)
	}
	if out, errs, code := ran(t, "show", "--data", data, ids[len(ids)-1]); code != 0 {
		t.Errorf("what was reported can't be read: %s%s", out, errs)
	}
	if _, errs, code := ran(t, "search", "--data", data, "harbour"); code != 0 {
		t.Errorf("it can't be searched: %s", errs)
	}
	remount(t, disk, 100, 0)
	for n := 0; ; n++ { // the server finds out by itself
		if _, _, code := ran(t, "add", "--data", data, files); code == 0 {
			break
		}
		if n > 300 {
			t.Fatal("with room nothing can be added")
		}
		time.Sleep(100 * time.Millisecond)
	}
	checkAdded(t, data, files, ids)
}

func TestFolderThatMayNotBeWrittenOrRead(t *testing.T) {
	disk, files := smallDisk(t, 400), manyWords(t, 3)
	data := filepath.Join(disk, "data")
	if _, errs, code := ran(t, "add", "--data", data, files); code != 0 {
		t.Fatal(errs)
	}
	remount(t, disk, 400, syscall.MS_RDONLY)
	for _, args := range [][]string{{"add", files}, {"search", "harbour"}, {"serve", "--listen", "127.0.0.1:0"}, {"repair"}} {
		if _, errs, code := ran(t, append(args, "--data", data)...); code != exitFailed || !strings.Contains(errs, "on a copy where it may write") {
			t.Errorf("%s in a read-only folder: %d %s", args[0], code, errs)
		}
	}
	remount(t, disk, 400, 0)
	program, err := os.ReadFile(command(t).Path) // where everybody may run it
	if err == nil {
		err = errors.Join(os.WriteFile(filepath.Join(disk, "parallax"), program, 0o755), os.Chmod(filepath.Dir(disk), 0o755), os.Chmod(data, 0o700))
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"stats"}, {"add", files}} {
		cmd := command(t, append(args, "--data", data)...)
		cmd.Path, cmd.Dir = filepath.Join(disk, "parallax"), disk
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if cmd.Run() == nil || !strings.Contains(errs.String(), "permission denied") {
			t.Errorf("%s of another's folder: %s", args[0], &errs)
		}
	}
}

package bleveindex

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestPowerCutLosesNothingReported cuts the power: the collection lies on a disk
// that is a file, and at the moment of the cut a copy of that file has what
// reached the disk and nothing of what the system still had in memory. A killed
// process alone loses nothing of that, so only this test, of those that kill,
// finds a sync that is left out; it must find the mutant that does so.
func TestPowerCutLosesNothingReported(t *testing.T) {
	t.Run("real", func(t *testing.T) {
		c := cutPower(t, "", max(*kills/4, 1))
		for _, problem := range c.problems {
			t.Error(problem)
		}
	})
	t.Run("mutant", func(t *testing.T) {
		if c := cutPower(t, noSync, 40); len(c.problems) == 0 {
			t.Errorf("%d cuts found nothing wrong though %s", c.rounds, noSync)
		} else {
			t.Logf("found after %d cuts: %s", c.rounds, c.problems[0])
		}
	})
}

// cutPower cuts the power so many times, or until something is wrong.
func cutPower(t *testing.T, mutant string, cuts int) *crash {
	d := newDisk(t, 64<<20)
	c := newCrash(t, d.dir, mutant)
	c.blind = true
	c.old = filepath.Join(t.TempDir(), "old") // on a disk with power
	c.seed()
	kinds := []string{"add", "update", "remove", "rebuild", "merge"}
	for n := 0; n < cuts && len(c.problems) == 0; n++ {
		kind := kinds[n%len(kinds)]
		c.kill(kind)
		d.cut()
		c.check(kind == "rebuild") // the old index may be gone, and the new one not there yet
	}
	if len(c.problems) == 0 {
		c.readAll()
	}
	return c
}

// disk is a file system of its own in a file.
type disk struct {
	t          *testing.T
	dir, image string
	n          int
}

// newDisk makes and mounts a disk of so many bytes, or skips the test where that
// is not allowed.
func newDisk(t *testing.T, size int64) *disk {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root may mount the disk whose power is cut")
	}
	d := &disk{t: t, dir: filepath.Join(t.TempDir(), "disk"), image: filepath.Join(t.TempDir(), "image")}
	f, err := os.Create(d.image)
	must(t, err)
	must(t, f.Truncate(size))
	must(t, f.Close())
	must(t, os.Mkdir(d.dir, 0o700))
	if out, err := exec.Command("mkfs.ext4", "-q", d.image).CombinedOutput(); err != nil {
		t.Skipf("no file system can be made here: %v: %s", err, out)
	}
	if out, err := d.mount(); err != nil {
		t.Skipf("no disk can be mounted here: %v: %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", d.dir).CombinedOutput(); err != nil {
			t.Errorf("unmount: %v: %s", err, out)
		}
	})
	return d
}

// mount mounts the image. Its journal is written when something is synced, and
// otherwise not while the test lasts.
func (d *disk) mount() ([]byte, error) {
	return exec.Command("mount", "-o", "loop,commit=600", d.image, d.dir).CombinedOutput()
}

// cut replaces the disk by what is on it at this moment, as after a power cut.
func (d *disk) cut() {
	d.t.Helper()
	d.n++
	old, image := d.image, filepath.Join(filepath.Dir(d.image), "image"+string(rune('a'+d.n%2)))
	from, err := os.Open(old)
	must(d.t, err)
	defer from.Close()
	to, err := os.Create(image)
	must(d.t, err)
	_, err = io.Copy(to, from)
	must(d.t, err)
	must(d.t, to.Close())
	if out, err := exec.Command("umount", d.dir).CombinedOutput(); err != nil {
		d.t.Fatalf("unmount: %v: %s", err, out)
	}
	must(d.t, os.Remove(old))
	d.image = image
	if out, err := d.mount(); err != nil {
		d.t.Fatalf("mount after the cut: %v: %s", err, out)
	}
}

package bleveindex

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/entity"
	"parallax/index/indextest"
)

// correctedStore makes a collection with corrections, and returns its file, the record
// of an article, and the corrections.
func correctedStore(t *testing.T) (file, record []byte, said []entity.Correction) {
	t.Helper()
	dir := t.TempDir()
	e := openTest(t, dir)
	_, err := e.Put(t.Context(), indextest.Random(5, 20))
	must(t, err)
	said = []entity.Correction{{Kind: entity.Person, Name: "A. B.", With: "Anna Bergqvist"}, {Kind: entity.Place, Name: "Nowhere", Hidden: true}}
	must(t, e.Correct(t.Context(), said))
	must(t, e.Close())
	must(t, func() error {
		db, err := bbolt.Open(filepath.Join(dir, storeName), 0o600, nil)
		must(t, err)
		must(t, db.View(func(tx *bbolt.Tx) error {
			_, v := tx.Bucket(articlesBucket).Cursor().First()
			record = bytes.Clone(v)
			return nil
		}))
		return db.Close()
	}())
	file, err = os.ReadFile(filepath.Join(dir, storeName))
	must(t, err)
	return file, record, said
}

func TestCorrectionsSurviveARepair(t *testing.T) {
	file, record, said := correctedStore(t)
	for at := 0; ; {
		i := bytes.Index(file[at:], record)
		if i < 0 {
			break
		}
		file[at+i+60] ^= 1
		at += i + 1
	}
	dir, out := repair(t, file)
	if len(out.Lost) != 1 {
		t.Fatalf("it says %+v", out)
	}
	e := openTest(t, dir)
	if got, err := e.Corrections(t.Context()); err != nil || !slices.Equal(got, said) {
		t.Errorf("the corrections are %+v, %v", got, err)
	}
	if got := e.Canonical(index.Person, "A. B."); got != "Anna Bergqvist" {
		t.Errorf("A. B. is %q", got)
	}
}

func TestCheckNamesADamagedCorrection(t *testing.T) {
	file, _, _ := correctedStore(t)
	dir := t.TempDir()
	for at := 0; ; {
		i := bytes.Index(file[at:], []byte(`"with":"Anna`))
		if i < 0 {
			break
		}
		file[at+i+1] ^= 1
		at += i + 1
	}
	must(t, os.WriteFile(filepath.Join(dir, storeName), file, 0o600))
	e := openTest(t, dir)
	faults, err := e.Check(t.Context(), nil)
	if err != nil || !slices.ContainsFunc(faults, func(f index.Fault) bool { return f.What == "correction" && f.Name == "person A. B." }) {
		t.Errorf("faults %+v, %v", faults, err)
	}
	if got, err := e.Corrections(t.Context()); err != nil || len(got) != 1 {
		t.Errorf("the corrections are %+v, %v", got, err)
	}
}

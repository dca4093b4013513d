package oci

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestImageIsTheSameEachTimeAndItsBlobsAreNamedByTheirContent(t *testing.T) {
	folder := t.TempDir()
	program := filepath.Join(folder, "program")
	if err := os.WriteFile(program, []byte("content"), 0o755); err != nil {
		t.Fatal(err)
	}
	image := Image{
		Name: "skerry.local/test:1", Files: map[string]string{"/bin/a": program, "/bin/b": program},
		Links: map[string]string{"/bin/c": "a"}, Folders: []string{"/tmp"}, Entrypoint: []string{"/bin/a"},
	}
	var written [2][]byte
	for i := range written {
		file := filepath.Join(folder, fmt.Sprint("image", i))
		if err := image.Write(file); err != nil {
			t.Fatal(err)
		}
		var err error
		if written[i], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(written[0], written[1]) {
		t.Error("two images of the same files differ")
	}
	entries := read(t, written[0])
	blobs := 0
	for name, content := range entries {
		if digest, found := strings.CutPrefix(name, "blobs/sha256/"); found {
			blobs++
			if got := fmt.Sprintf("%x", sha256.Sum256(content)); got != digest {
				t.Errorf("the blob %s has the digest %s", digest, got)
			}
		}
	}
	if blobs != 3 || !strings.Contains(string(entries["index.json"]), image.Name) {
		t.Errorf("%d blobs, index %s", blobs, entries["index.json"])
	}
}

func read(t *testing.T, archive []byte) map[string][]byte {
	t.Helper()
	entries := map[string][]byte{}
	for in := tar.NewReader(bytes.NewReader(archive)); ; {
		header, err := in.Next()
		if errors.Is(err, io.EOF) {
			return entries
		}
		if err != nil {
			t.Fatal(err)
		}
		if entries[header.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
	}
}

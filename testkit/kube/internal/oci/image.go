package oci

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
)

// Image is what a container of it starts with.
type Image struct {
	Name       string
	Files      map[string]string // path in the image: file on this machine, all executable
	Links      map[string]string // path in the image: what it points to
	Folders    []string          // beyond those of files and links
	Entrypoint []string
	User       string
}

type object = map[string]any

const (
	indexType    = "application/vnd.oci.image.index.v1+json"
	manifestType = "application/vnd.oci.image.manifest.v1+json"
	configType   = "application/vnd.oci.image.config.v1+json"
	layerType    = "application/vnd.oci.image.layer.v1.tar"
)

// Write writes the image's tar to the file.
func (i Image) Write(to string) error {
	layer, err := i.layer()
	if err != nil {
		return fmt.Errorf("making the image %s: %w", i.Name, err)
	}
	file, err := os.Create(to)
	if err != nil {
		return err
	}
	defer file.Close()
	out := archive{tar.NewWriter(file)}
	if err := i.writeLayout(out, layer); err != nil {
		return fmt.Errorf("writing the image %s: %w", i.Name, err)
	}
	return out.Close()
}

func (i Image) writeLayout(out archive, layer []byte) error {
	config := object{
		"architecture": runtime.GOARCH, "os": "linux",
		"config": object{"Entrypoint": i.Entrypoint, "User": i.User, "Env": []string{"PATH=/bin"}, "WorkingDir": "/"},
		"rootfs": object{"type": "layers", "diff_ids": []string{digest(layer)}},
	}
	configBlob, err := out.blob(configType, config)
	if err != nil {
		return err
	}
	layerBlob, err := out.bytes(layerType, layer)
	if err != nil {
		return err
	}
	manifest, err := out.blob(manifestType, object{
		"schemaVersion": 2, "mediaType": manifestType, "config": configBlob, "layers": []object{layerBlob},
	})
	if err != nil {
		return err
	}
	manifest["annotations"] = object{
		"io.containerd.image.name":          i.Name,
		"org.opencontainers.image.ref.name": i.Name[strings.LastIndex(i.Name, ":")+1:],
	}
	index, err := json.Marshal(object{"schemaVersion": 2, "mediaType": indexType, "manifests": []object{manifest}})
	if err != nil {
		return err
	}
	if err := out.add("index.json", 0o644, index); err != nil {
		return err
	}
	return out.add("oci-layout", 0o644, []byte(`{"imageLayoutVersion": "1.0.0"}`))
}

// layer is the image's one layer, the same bytes for the same files.
func (i Image) layer() ([]byte, error) {
	var bytes bytes.Buffer
	out := archive{tar.NewWriter(&bytes)}
	for _, folder := range i.allFolders() {
		header := tar.Header{Typeflag: tar.TypeDir, Name: strings.TrimPrefix(folder, "/") + "/", Mode: 0o755}
		if folder == "/tmp" {
			header.Mode = 0o1777
		}
		if err := out.WriteHeader(&header); err != nil {
			return nil, err
		}
	}
	for _, name := range sortedKeys(i.Files) {
		content, err := os.ReadFile(i.Files[name])
		if err != nil {
			return nil, err
		}
		if err := out.add(strings.TrimPrefix(name, "/"), 0o755, content); err != nil {
			return nil, err
		}
	}
	for _, name := range sortedKeys(i.Links) {
		header := tar.Header{Typeflag: tar.TypeSymlink, Name: strings.TrimPrefix(name, "/"), Linkname: i.Links[name], Mode: 0o777}
		if err := out.WriteHeader(&header); err != nil {
			return nil, err
		}
	}
	err := out.Close()
	return bytes.Bytes(), err
}

func (i Image) allFolders() []string {
	folders := map[string]string{}
	add := func(folder string) {
		for ; folder != "/"; folder = path.Dir(folder) {
			folders[folder] = ""
		}
	}
	for _, folder := range i.Folders {
		add(folder)
	}
	for name := range i.Files {
		add(path.Dir(name))
	}
	for name := range i.Links {
		add(path.Dir(name))
	}
	return sortedKeys(folders)
}

func sortedKeys(from map[string]string) []string {
	keys := make([]string, 0, len(from))
	for key := range from {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

type archive struct{ *tar.Writer }

// blob writes the object and returns its descriptor.
func (a archive) blob(mediaType string, content object) (object, error) {
	text, err := json.Marshal(content)
	if err != nil {
		return nil, err
	}
	return a.bytes(mediaType, text)
}

func (a archive) bytes(mediaType string, content []byte) (object, error) {
	name := digest(content)
	err := a.add("blobs/"+strings.Replace(name, ":", "/", 1), 0o644, content)
	return object{"mediaType": mediaType, "digest": name, "size": len(content)}, err
}

func (a archive) add(name string, mode int64, content []byte) error {
	if err := a.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: mode, Size: int64(len(content))}); err != nil {
		return err
	}
	_, err := io.Copy(a, bytes.NewReader(content))
	return err
}

func digest(content []byte) string { return fmt.Sprintf("sha256:%x", sha256.Sum256(content)) }

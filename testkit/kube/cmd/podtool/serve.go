package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// serve ends at SIGTERM with success, and at once.
func serve() error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM)
	go func() {
		<-signals
		os.Exit(0)
	}()
	http.HandleFunc("GET /{$}", tellWho)
	http.HandleFunc("GET /files/{name}", readFile)
	http.HandleFunc("PUT /files/{name}", writeFile)
	return http.ListenAndServe(":8080", nil)
}

func tellWho(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintf(w, "%s on %s\n", os.Getenv("POD"), os.Getenv("NODE"))
}

func readFile(w http.ResponseWriter, r *http.Request) {
	content, err := os.ReadFile(path(r))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if _, err := w.Write(content); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// writeFile makes the file and its name durable, unless the request says sync=no.
func writeFile(w http.ResponseWriter, r *http.Request) {
	content, err := io.ReadAll(r.Body)
	if err == nil {
		err = write(path(r), content, r.URL.Query().Get("sync") != "no")
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func write(to string, content []byte, durable bool) error {
	file, err := os.Create(to)
	if err != nil {
		return err
	}
	defer file.Close()
	if _, err := file.Write(content); err != nil || !durable {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(to))
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

func path(r *http.Request) string {
	return filepath.Join(os.Getenv("FOLDER"), filepath.Base(r.PathValue("name")))
}

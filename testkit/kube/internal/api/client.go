package api

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
	"skerry.io/testkit/kube/internal/pki"
)

// MergePatch is the content type of a patch that is a part of the object itself.
const MergePatch = "application/merge-patch+json"

type Client struct{ http *http.Client }

// Inside is a client for a program that runs on one of the rig's machines.
func Inside() (*Client, error) {
	return open((&net.Dialer{Timeout: 2 * time.Second}).DialContext)
}

// Outside is a client for a program that runs beside the rig; it connects from the control plane's machine.
func Outside() (*Client, error) {
	return open(machine.DialFrom(layout.ControlPlane))
}

func open(dial func(context.Context, string, string) (net.Conn, error)) (*Client, error) {
	own, err := tls.LoadX509KeyPair(pki.Certificate(pki.Admin), pki.Key(pki.Admin))
	if err != nil {
		return nil, err
	}
	authority, err := os.ReadFile(pki.Authority())
	if err != nil {
		return nil, err
	}
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(authority)
	return &Client{&http.Client{
		Timeout: 10 * time.Second,
		Transport: &http.Transport{
			DialContext:       dial,
			TLSClientConfig:   &tls.Config{Certificates: []tls.Certificate{own}, RootCAs: trusted},
			ForceAttemptHTTP2: false,
		},
	}}, nil
}

// Get reads the object at the path into out; a nil out only asks whether the server answers with success.
func (c *Client) Get(path string, out any) error { return c.do(http.MethodGet, path, "", nil, out) }

// Patch changes the object at the path.
func (c *Client) Patch(path string, change any) error {
	return c.do(http.MethodPatch, path, MergePatch, change, nil)
}

func (c *Client) do(method, path, contentType string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(method, layout.APIServer+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode/100 != 2 {
		return refusal(method+" "+path+": "+response.Status, text)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(text, out)
}

// refusal is the server's own sentence where it says one.
func refusal(request string, reply []byte) error {
	var said struct {
		Message string `json:"message"`
	}
	if json.Unmarshal(reply, &said) == nil && said.Message != "" {
		return errors.New(said.Message)
	}
	return fmt.Errorf("%s: %s", request, strings.TrimSpace(string(reply)))
}

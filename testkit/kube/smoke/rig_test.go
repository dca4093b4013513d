//go:build rig

package smoke

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"skerry.io/testkit/kube/internal/cluster"
	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
)

// TestMain makes the namespace of the tests anew.
func TestMain(m *testing.M) {
	for _, arguments := range [][]string{
		{"delete", "namespace", "smoke", "--ignore-not-found", "--wait"},
		{"create", "namespace", "smoke"},
	} {
		if err := cluster.Kubectl(arguments...); err != nil {
			fmt.Fprintln(os.Stderr, "kube:", err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

func kubectl(t *testing.T, arguments ...string) string {
	t.Helper()
	output, err := cluster.KubectlOutput(append([]string{"--namespace=smoke"}, arguments...)...)
	if err != nil {
		t.Fatal(err)
	}
	return output
}

func apply(t *testing.T, manifest string) {
	t.Helper()
	if err := cluster.Apply(manifest); err != nil {
		t.Fatal(err)
	}
}

// rig runs a verb of ./dev kube.
func rig(t *testing.T, arguments ...string) string {
	t.Helper()
	output, err := exec.Command(os.Getenv("RIG"), arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("./dev kube %s: %v: %s", strings.Join(arguments, " "), err, output)
	}
	return string(output)
}

// eventually asks until the answer is nil, and logs how long that took.
func eventually(t *testing.T, what string, limit time.Duration, ask func() error) {
	t.Helper()
	started := time.Now()
	for {
		err := ask()
		if err == nil {
			t.Logf("%-60s %6.2f s", what, time.Since(started).Seconds())
			return
		}
		if time.Since(started) > limit {
			t.Fatalf("%s: not after %v: %v", what, limit, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// fromClient sends requests as a program on the client's machine does, each over a new connection.
var fromClient = http.Client{
	Timeout:   2 * time.Second,
	Transport: &http.Transport{DialContext: machine.DialFrom(layout.Client), DisableKeepAlives: true},
}

func get(url string) (string, error) {
	response, err := fromClient.Get(url)
	if err != nil {
		return "", err
	}
	return bodyOf(response)
}

func put(url, content string) error {
	request, err := http.NewRequest(http.MethodPut, url, bytes.NewReader([]byte(content)))
	if err != nil {
		return err
	}
	response, err := fromClient.Do(request)
	if err != nil {
		return err
	}
	_, err = bodyOf(response)
	return err
}

func bodyOf(response *http.Response) (string, error) {
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", response.Status, strings.TrimSpace(string(text)))
	}
	return string(text), err
}

// answers asks the URL for a text that contains the wanted one.
func answers(url, wanted string) func() error {
	return func() error {
		text, err := get(url)
		if err == nil && !strings.Contains(text, wanted) {
			err = fmt.Errorf("%s says %q, not %q", url, text, wanted)
		}
		return err
	}
}

func nodeIs(name, status string) func() error {
	return func() error {
		now, err := cluster.KubectlOutput("get", "node", name, `-o=jsonpath={.status.conditions[?(@.type=="Ready")].status}`)
		if err == nil && now != status {
			err = fmt.Errorf("%s is ready: %s", name, now)
		}
		return err
	}
}

// runs asks the node's kubelet itself: what the API server knows of a node may be older than its power-off.
func runs(node string) func() error {
	return func() error { return cluster.Kubectl("get", "--raw", "/api/v1/nodes/"+node+"/proxy/healthz") }
}

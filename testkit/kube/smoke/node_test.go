//go:build rig

package smoke

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"skerry.io/testkit/kube/internal/cluster"
)

func TestCutNodeRunsOnIsSeenAndHeals(t *testing.T) {
	files := startKeeper(t)
	write(t, files+"note", "kept")
	node := nodeOfKeeper(t)
	inside := "http://" + kubectl(t, "get", "pod", "keeper-0", "-o=jsonpath={.status.podIP}") + ":8080/files/note"
	rig(t, "node", "cut", node)
	if text, err := get(files + "note"); err == nil {
		t.Errorf("the client still reaches a pod of a node that is cut off: %q", text)
	}
	if text := rig(t, "on", node, "busybox", "wget", "-q", "-O", "-", inside); text != "kept" {
		t.Errorf("the pod of a node that is cut off tells the node %q", text)
	}
	eventually(t, "a node without network is not ready", 2*time.Minute, nodeIs(node, "Unknown"))
	rig(t, "node", "heal", node)
	eventually(t, "it is ready when the network is back", time.Minute, nodeIs(node, "True"))
}

func TestFrozenNodeGoesOn(t *testing.T) {
	files := startKeeper(t)
	node := nodeOfKeeper(t)
	rig(t, "node", "freeze", node)
	if _, err := get(files + "nothing"); err == nil {
		t.Error("a pod of a frozen node answered")
	}
	rig(t, "node", "thaw", node)
	eventually(t, "a pod of a thawed node takes writes", 10*time.Second, func() error { return put(files+"note", "thawed") })
	rig(t, "node", "freeze", node)
	rig(t, "node", "stop", node)
	rig(t, "node", "start", node)
	eventually(t, "a node that lost power while frozen is back", 2*time.Minute, runs(node))
}

func TestServicesRestart(t *testing.T) {
	files := startKeeper(t)
	write(t, files+"note", "kept")
	node := nodeOfKeeper(t)
	rig(t, "service", "restart", node, "kubelet", "containerd", "volumes")
	if err := answers(files+"note", "kept")(); err != nil {
		t.Error("the pod must not notice that its node's services are restarted: ", err)
	}
	rig(t, "service", "stop", "control-plane", "apiserver", "etcd")
	if err := answers(files+"note", "kept")(); err != nil {
		t.Error("the pod must not notice that the API server is away: ", err)
	}
	rig(t, "service", "start", "control-plane", "etcd", "apiserver")
	eventually(t, "the API server answers again", time.Minute, func() error { return cluster.Kubectl("get", "nodes") })
}

// TestSixMinutesUntilForcedDetach shows Kubernetes' own rule for a dead node's volume: nothing but time.
func TestSixMinutesUntilForcedDetach(t *testing.T) {
	files := startKeeper(t)
	write(t, files+"note", "kept")
	before := nodeOfKeeper(t)
	rig(t, "node", "stop", before)
	// Until the node is known to be dead, the new pod would be given to it again.
	kubectl(t, "cordon", before)
	defer kubectl(t, "uncordon", before)
	started := time.Now()
	kubectl(t, "delete", "pod", "keeper-0", "--force", "--grace-period=0")
	eventually(t, "the pod of a dead node answers from another, untold", 10*time.Minute, func() error {
		if now, err := cluster.KubectlOutput("--namespace=smoke", "get", "pod", "keeper-0", "-o=jsonpath={.spec.nodeName}"); err != nil || now == before {
			return errors.Join(fmt.Errorf("it is on %s still", now), err)
		}
		return answers(files+"note", "kept")()
	})
	if took := time.Since(started); took < 6*time.Minute {
		t.Errorf("the volume of a dead node was detached after %v, before Kubernetes' six minutes", took)
	}
	rig(t, "node", "start", before)
	eventually(t, "the node's kubelet answers after the power-on", 2*time.Minute, runs(before))
}

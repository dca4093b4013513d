//go:build rig

package smoke

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"skerry.io/testkit/kube/internal/cluster"
)

// keeper is one pod that keeps its files on a volume, as an unprivileged user.
const keeper = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: keeper, namespace: smoke}
spec:
  serviceName: keeper
  selector: {matchLabels: {app: keeper}}
  template:
    metadata: {labels: {app: keeper}}
    spec:
      terminationGracePeriodSeconds: 1
      securityContext: {runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001}
      containers:
        - name: keeper
          image: skerry.local/tools:1
          imagePullPolicy: Never
          readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
          env:
            - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
            - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
            - {name: FOLDER, value: /data}
          volumeMounts: [{name: data, mountPath: /data}]
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 64Mi}}}
---
apiVersion: v1
kind: Service
metadata: {name: keeper, namespace: smoke}
spec:
  type: LoadBalancer
  selector: {app: keeper}
  ports: [{port: 80, targetPort: 8080}]
`

const claim = "smoke/data-keeper-0"

// startKeeper returns the URL of the pod's files, and removes pod and volume when the test ends.
func startKeeper(t *testing.T) (url string) {
	t.Helper()
	apply(t, keeper)
	t.Cleanup(func() {
		kubectl(t, "delete", "statefulset,service", "keeper", "--wait")
		kubectl(t, "delete", "pod", "keeper-0", "--wait", "--ignore-not-found")
		kubectl(t, "delete", "persistentvolumeclaim/data-keeper-0", "--wait")
	})
	eventually(t, "a pod with a new volume is ready", time.Minute, func() error {
		return cluster.Kubectl("--namespace=smoke", "rollout", "status", "statefulset/keeper", "--timeout=1s")
	})
	eventually(t, "it has an address that answers", 10*time.Second, func() error {
		address, err := cluster.KubectlOutput("--namespace=smoke", "get", "service", "keeper", "-o=jsonpath={.status.loadBalancer.ingress[0].ip}")
		if err != nil {
			return err
		}
		url = "http://" + address
		return answers(url+"/", "keeper-0")()
	})
	return url + "/files/"
}

func nodeOfKeeper(t *testing.T) string {
	t.Helper()
	return kubectl(t, "get", "pod", "keeper-0", "-o=jsonpath={.spec.nodeName}")
}

func write(t *testing.T, url, content string) {
	t.Helper()
	if err := put(url, content); err != nil {
		t.Fatal(err)
	}
}

func TestPodKeepsItsFileOnAnotherNode(t *testing.T) {
	files := startKeeper(t)
	write(t, files+"note", "kept")
	write(t, files+"unsynced?sync=no", "kept by the clean end")
	before := nodeOfKeeper(t)
	kubectl(t, "cordon", before)
	defer kubectl(t, "uncordon", before)
	kubectl(t, "delete", "pod", "keeper-0", "--wait=false")
	eventually(t, "the deleted pod answers from another node with its file", time.Minute, func() error {
		if now, err := cluster.KubectlOutput("--namespace=smoke", "get", "pod", "keeper-0", "-o=jsonpath={.spec.nodeName}"); err != nil || now == before {
			return fmt.Errorf("it is on %s still: %v", now, err)
		}
		return answers(files+"note", "kept")()
	})
	if err := answers(files+"unsynced", "kept by the clean end")(); err != nil {
		t.Error("unmounting must write back: ", err)
	}
}

func TestPowerOffLosesWhatWasNotSynced(t *testing.T) {
	files := startKeeper(t)
	write(t, files+"synced", "safe")
	write(t, files+"unsynced?sync=no", "lost")
	before := nodeOfKeeper(t)
	rig(t, "node", "stop", before)
	kubectl(t, "taint", "node", before, "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute")
	kubectl(t, "delete", "pod", "keeper-0", "--force", "--grace-period=0")
	eventually(t, "the pod of a dead node answers from another, told out of service", time.Minute, answers(files+"synced", "safe"))
	if text, err := get(files + "unsynced"); err == nil && text != "" {
		t.Errorf("what was not synced outlived the power-off: %q", text)
	}
	rig(t, "node", "start", before)
	kubectl(t, "taint", "node", before, "node.kubernetes.io/out-of-service-")
	eventually(t, "the node's kubelet answers after the power-on", 2*time.Minute, runs(before))
}

func TestPowerCycleBringsThePodBackWithItsVolume(t *testing.T) {
	files := startKeeper(t)
	write(t, files+"synced", "safe")
	write(t, files+"unsynced?sync=no", "lost")
	node := nodeOfKeeper(t)
	rig(t, "node", "stop", node)
	rig(t, "node", "start", node)
	eventually(t, "the pod is back on its node after a power cycle", 2*time.Minute, answers(files+"synced", "safe"))
	if text, err := get(files + "unsynced"); err == nil && text != "" {
		t.Errorf("what was not synced outlived the power-off: %q", text)
	}
}

func TestVolumeFaultsOnCommand(t *testing.T) {
	files := startKeeper(t)
	write(t, files+"note", "first")
	fails := func(what, wanted string) {
		t.Helper()
		err := put(files+"note", "second")
		if err == nil || !strings.Contains(err.Error(), wanted) {
			t.Errorf("%s: wanted %q, got %v", what, wanted, err)
		}
		rig(t, "volume", "clear", claim)
	}
	rig(t, "volume", "fail", claim, "sync", "1")
	fails("one failing sync", "input/output error")
	rig(t, "volume", "full", claim)
	fails("a full volume", "no space left on device")
	rig(t, "volume", "read-only", claim)
	fails("a read-only volume", "read-only file system")
	write(t, files+"note", "third")

	rig(t, "volume", "delay", claim, "sync", "700")
	started := time.Now()
	write(t, files+"note", "slow")
	if took := time.Since(started); took < 700*time.Millisecond {
		t.Errorf("a sync with a delay of 700 ms took %v", took)
	}
	rig(t, "volume", "clear", claim)

	rig(t, "volume", "freeze", claim)
	if err := put(files+"note", "hangs"); err == nil {
		t.Error("a frozen volume took a write")
	}
	rig(t, "volume", "thaw", claim)
	eventually(t, "a thawed volume takes writes", 10*time.Second, func() error { return put(files+"note", "thawed") })
	if list := rig(t, "volume", "list"); !strings.Contains(list, claim) || !strings.Contains(list, "attached") {
		t.Errorf("the list of volumes lacks the claim:\n%s", list)
	}
}

func TestDetachedVolumeAnswersOnlyErrors(t *testing.T) {
	files := startKeeper(t)
	write(t, files+"note", "before")
	rig(t, "volume", "detach", claim)
	for _, operation := range []error{put(files+"note", "after"), put(files+"new", "after")} {
		if operation == nil || !strings.Contains(operation.Error(), "input/output error") {
			t.Errorf("a detached volume answered %v", operation)
		}
	}
	if list := rig(t, "volume", "list"); !strings.Contains(list, "detached") {
		t.Errorf("the list of volumes lacks the detachment:\n%s", list)
	}
}

func TestLosingTheMountLosesWhatWasNotSynced(t *testing.T) {
	files := startKeeper(t)
	write(t, files+"synced", "safe")
	write(t, files+"unsynced?sync=no", "lost")
	rig(t, "volume", "lose", claim)
	if _, err := get(files + "synced"); err == nil {
		t.Error("a mount whose process was killed answered")
	}
	before := nodeOfKeeper(t)
	kubectl(t, "cordon", before)
	defer kubectl(t, "uncordon", before)
	kubectl(t, "delete", "pod", "keeper-0", "--wait=false")
	eventually(t, "the pod answers from another node after its mount was lost", time.Minute, answers(files+"synced", "safe"))
	if text, err := get(files + "unsynced"); err == nil && text != "" {
		t.Errorf("what was not synced outlived the mount: %q", text)
	}
}

//go:build rig

package smoke

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"skerry.io/testkit/kube/internal/cluster"
	"skerry.io/testkit/kube/internal/layout"
)

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: smoke}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}
      containers:
        - name: web
          image: skerry.local/tools:1
          imagePullPolicy: Never
          readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
          env:
            - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
            - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: smoke}
spec:
  type: LoadBalancer
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
`

func startWeb(t *testing.T) (address string) {
	t.Helper()
	apply(t, web)
	eventually(t, "three pods on three nodes are ready", time.Minute, func() error {
		return cluster.Kubectl("--namespace=smoke", "rollout", "status", "deployment/web", "--timeout=1s")
	})
	eventually(t, "the Service has an address", 10*time.Second, func() error {
		var err error
		address, err = cluster.KubectlOutput("--namespace=smoke", "get", "service", "web", "-o=jsonpath={.status.loadBalancer.ingress[0].ip}")
		if err == nil && address == "" {
			err = errors.New("none yet")
		}
		return err
	})
	t.Cleanup(func() { kubectl(t, "delete", "deployment,service", "web", "--wait") })
	return address
}

func TestPodsReachEachOtherThroughAService(t *testing.T) {
	startWeb(t)
	seen := map[string]bool{}
	eventually(t, "one pod has reached all three by the Service's name", 30*time.Second, func() error {
		text, err := cluster.KubectlOutput("--namespace=smoke", "exec", "deployment/web", "--",
			"sh", "-c", "for i in 1 2 3 4 5 6 7 8 9 10; do wget -q -O - http://web.smoke.svc.cluster.local/ || exit 1; done")
		for _, line := range strings.Split(text, "\n") {
			if line != "" {
				seen[line] = true
			}
		}
		if err == nil && len(seen) < len(layout.Nodes) {
			err = fmt.Errorf("only %v answered", seen)
		}
		return err
	})
}

func TestLoadBalancerAddressOutlivesItsNode(t *testing.T) {
	address := startWeb(t)
	url := "http://" + address + "/"
	eventually(t, "the client reaches the load balancer's address", 10*time.Second, answers(url, " on n"))
	off := leadsTo(t, address)
	rig(t, "node", "stop", off)
	eventually(t, "the address leads to another node after "+off+" lost power", 10*time.Second, answers(url, " on n"))
	rig(t, "node", "start", off)
	powerReturned(t, off)
}

// leadsTo is the node to which the router leads the address.
func leadsTo(t *testing.T, address string) string {
	t.Helper()
	route := rig(t, "on", layout.ControlPlane, "ip", "route", "get", address)
	for _, node := range layout.Nodes {
		if strings.Contains(route, "via "+layout.NodeAddress(node)+" ") {
			return node
		}
	}
	t.Fatalf("%s leads to no node: %s", address, route)
	return ""
}

// powerReturned waits until the pods that were on the node have been started again by it.
func powerReturned(t *testing.T, node string) {
	t.Helper()
	eventually(t, "the pod of "+node+" is ready again after the power-on", 2*time.Minute, func() error {
		pods, err := cluster.KubectlOutput("--namespace=smoke", "get", "pods", "--field-selector=spec.nodeName="+node,
			"-o=jsonpath={.items[*].status.containerStatuses[0].restartCount}{.items[*].status.containerStatuses[0].ready}")
		if err == nil && pods != "1true" {
			err = fmt.Errorf("restarts and readiness: %q", pods)
		}
		return err
	})
}

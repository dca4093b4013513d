package balancer

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"sync"
	"time"

	"skerry.io/testkit/kube/internal/api"
	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
)

const (
	period     = 250 * time.Millisecond
	checkLimit = 250 * time.Millisecond
)

type balancer struct {
	api    *api.Client
	check  http.Client
	nodeOf map[string]string // where each address leads

	mu       sync.Mutex
	services []api.Service // those last seen
}

// Run works until the process ends, unless it cannot begin; it runs on the control plane's machine, the router.
func Run() error {
	client, err := api.Inside()
	if err != nil {
		return err
	}
	b := &balancer{
		api:    client,
		check:  http.Client{Timeout: checkLimit, Transport: &http.Transport{DisableKeepAlives: true}},
		nodeOf: map[string]string{},
	}
	// Apart, since an API server that is slow or away must not keep an address at a dead node.
	go forever(b.look)
	forever(b.leadAll)
	return nil
}

func forever(do func() error) {
	for ; ; time.Sleep(period) {
		if err := do(); err != nil {
			fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), err)
		}
	}
}

// look takes over what the API server knows of Services.
func (b *balancer) look() error {
	var all api.List[api.Service]
	if err := b.api.Get("/api/v1/services", &all); err != nil {
		return err
	}
	services := slices.DeleteFunc(all.Items, func(s api.Service) bool { return s.Spec.Type != "LoadBalancer" })
	if err := b.giveAddresses(services); err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.services = services
	return nil
}

func (b *balancer) leadAll() error {
	b.mu.Lock()
	services := b.services
	b.mu.Unlock()
	var all error
	for _, service := range services {
		for _, ingress := range service.Status.LoadBalancer.Ingress {
			all = errors.Join(all, b.lead(ingress.IP, service.Spec.HealthCheckNodePort))
		}
	}
	return all
}

// giveAddresses gives one to each Service that has none. Addresses of deleted Services are free again.
func (b *balancer) giveAddresses(services []api.Service) error {
	taken := map[string]bool{}
	for _, service := range services {
		for _, ingress := range service.Status.LoadBalancer.Ingress {
			taken[ingress.IP] = true
		}
	}
	for i := range services {
		service := &services[i]
		if len(service.Status.LoadBalancer.Ingress) > 0 {
			continue
		}
		address := free(taken)
		taken[address] = true
		service.Status.LoadBalancer.Ingress = []api.Ingress{{IP: address}}
		path := fmt.Sprintf("/api/v1/namespaces/%s/services/%s/status", service.Metadata.Namespace, service.Metadata.Name)
		if err := b.api.Patch(path, map[string]any{"status": service.Status}); err != nil {
			return err
		}
	}
	return nil
}

func free(taken map[string]bool) string {
	for i := 1; ; i++ {
		if address := fmt.Sprint(layout.BalancerPrefix, i); !taken[address] {
			return address
		}
	}
}

// lead leads the address to a node that serves it: to the one it has, as long as that passes.
func (b *balancer) lead(address string, port int) error {
	if port == 0 {
		port = layout.ProxyHealthPort
	}
	now := b.nodeOf[address]
	if now != "" && b.serves(now, port) {
		return nil
	}
	for _, node := range layout.Nodes {
		if node == now || !b.serves(node, port) {
			continue
		}
		if err := machine.IP(fmt.Sprintf("route replace %s via %s", address, layout.NodeAddress(node))); err != nil {
			return err
		}
		b.nodeOf[address] = node
		fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), address, "leads to", node)
		return nil
	}
	return nil
}

func (b *balancer) serves(node string, port int) bool {
	response, err := b.check.Get(fmt.Sprintf("http://%s:%d/healthz", layout.NodeAddress(node), port))
	if err != nil {
		return false
	}
	response.Body.Close()
	return response.StatusCode == http.StatusOK
}

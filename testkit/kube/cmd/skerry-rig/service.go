package main

import (
	"fmt"
	"slices"
	"strings"
	"syscall"

	"skerry.io/testkit/kube/internal/machine"
)

func serviceVerb(verb, name string, services []string) error {
	m, err := machine.Find(name)
	if err != nil {
		return err
	}
	if err := checkServices(m, services); err != nil {
		return err
	}
	switch verb {
	case "stop":
		_, err = m.Ask(machine.Request{Verb: machine.Stop, Services: services, Signal: syscall.SIGTERM})
	case "start":
		_, err = m.Ask(machine.Request{Verb: machine.Start, Services: services})
	case "restart":
		err = m.Restart(syscall.SIGTERM, services...)
	default:
		err = errUsage
	}
	return err
}

func checkServices(m machine.Machine, services []string) error {
	reply, err := m.Ask(machine.Request{Verb: machine.Status})
	if err != nil {
		return err
	}
	var there []string
	for _, service := range reply.Services {
		there = append(there, service.Name)
	}
	for _, service := range services {
		if !slices.Contains(there, service) {
			return fmt.Errorf("%s has no service %s; it has %s", m.Name, service, strings.Join(there, ", "))
		}
	}
	return nil
}

package machine

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"

	"golang.org/x/sys/unix"

	"skerry.io/testkit/kube/internal/layout"
)

// Spec is what a machine is to be.
type Spec struct {
	Name     string
	Services []Service
}

// Request is what the rig asks of a machine's init.
type Request struct {
	Verb     Verb
	Services []string       // all, when empty
	Signal   syscall.Signal // with which to stop
}

type Verb string

const (
	Status Verb = "status"
	Start  Verb = "start"
	Stop   Verb = "stop"
)

// ServiceStatus is a service as init sees it.
type ServiceStatus struct {
	Name    string
	Running bool
	Starts  int
}

// Reply is init's answer.
type Reply struct {
	Error    string `json:",omitempty"`
	Services []ServiceStatus
}

// goAhead is what the maker writes when the machine's network stands.
const goAhead = "go\n"

// Init is the machine's first process. It never returns but with an error.
func Init(name string) error {
	spec, err := readSpec(name)
	if err != nil {
		return err
	}
	if err := JoinCgroup(name, "daemons"); err != nil {
		return err
	}
	if err := prepareMounts(); err != nil {
		return err
	}
	if err := unix.Sethostname([]byte(name)); err != nil {
		return err
	}
	said, err := io.ReadAll(os.Stdin)
	if err != nil || string(said) != goAhead {
		return errors.New("the process that made this machine ended before the network stood")
	}
	listener, err := net.Listen("unix", controlSocket(name))
	if err != nil {
		return err
	}
	i := &initProcess{children: &children{services: map[int]*running{}}}
	for _, service := range spec.Services {
		i.services = append(i.services, &running{Service: service, machine: name, children: i.children})
	}
	go i.children.reap()
	if reply := i.do(Request{Verb: Start}); reply.Error != "" {
		return errors.New(reply.Error)
	}
	return i.serve(listener)
}

type initProcess struct {
	children *children
	services []*running
}

func (i *initProcess) serve(listener net.Listener) error {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go i.answer(connection)
	}
}

func (i *initProcess) answer(connection net.Conn) {
	defer connection.Close()
	var request Request
	if err := json.NewDecoder(connection).Decode(&request); err != nil {
		return
	}
	if err := json.NewEncoder(connection).Encode(i.do(request)); err != nil {
		fmt.Fprintln(os.Stderr, "answering:", err)
	}
}

func (i *initProcess) do(request Request) Reply {
	var reply Reply
	for _, service := range i.named(request.Services) {
		var err error
		switch request.Verb {
		case Start:
			err = service.start()
		case Stop:
			err = service.stop(request.Signal)
		case Status:
		}
		if err != nil {
			return Reply{Error: err.Error()}
		}
		reply.Services = append(reply.Services, service.status())
	}
	return reply
}

func (i *initProcess) named(names []string) []*running {
	if len(names) == 0 {
		return i.services
	}
	var found []*running
	for _, name := range names {
		for _, service := range i.services {
			if service.Name == name {
				found = append(found, service)
			}
		}
	}
	return found
}

func controlSocket(name string) string { return layout.Path(name, "init.sock") }
func specFile(name string) string      { return layout.Path(name, "spec.json") }

func readSpec(name string) (Spec, error) {
	var spec Spec
	text, err := os.ReadFile(specFile(name))
	if err != nil {
		return spec, err
	}
	return spec, json.Unmarshal(text, &spec)
}

package csi

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"google.golang.org/grpc"
	registration "k8s.io/kubelet/pkg/apis/pluginregistration/v1"

	"skerry.io/testkit/kube/internal/layout"
)

// registrar tells the kubelet, which watches the folder of its socket, where the driver is.
type registrar struct {
	registration.UnimplementedRegistrationServer
	driver  string // the driver's socket
	refused chan<- error
}

// register ends with an error also when the kubelet refuses the driver, as it does while the API server is away:
// it asks only a socket that is new, and so this process must be started again.
func register(node, driver string) error {
	folder := filepath.Join(layout.Kubelet(node), "plugins_registry")
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	failed := make(chan error, 2)
	go func() {
		failed <- serve(filepath.Join(folder, layout.DriverName+"-reg.sock"), func(server *grpc.Server) {
			registration.RegisterRegistrationServer(server, registrar{driver: driver, refused: failed})
		})
	}()
	return <-failed
}

func (r registrar) GetInfo(context.Context, *registration.InfoRequest) (*registration.PluginInfo, error) {
	return &registration.PluginInfo{
		Type: registration.CSIPlugin, Name: layout.DriverName, Endpoint: r.driver, SupportedVersions: []string{"1.0.0"},
	}, nil
}

func (r registrar) NotifyRegistrationStatus(_ context.Context, status *registration.RegistrationStatus) (*registration.RegistrationStatusResponse, error) {
	if !status.PluginRegistered {
		r.refused <- fmt.Errorf("the kubelet refuses the driver: %s", status.Error)
	}
	return &registration.RegistrationStatusResponse{}, nil
}

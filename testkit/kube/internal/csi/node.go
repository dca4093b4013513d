package csi

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/container-storage-interface/spec/lib/go/csi"
	"golang.org/x/sys/unix"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/storage"
)

type node struct {
	csi.UnimplementedNodeServer
	name string
	self string // the rig's own program
}

// ServeNode runs the node's side of the driver. It ends only with an error.
func ServeNode(self, name string) error {
	folder := filepath.Join(layout.Kubelet(name), "plugins", layout.DriverName)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	socket := filepath.Join(folder, "csi.sock")
	failed := make(chan error, 2)
	go func() {
		failed <- serve(socket, func(server *grpc.Server) {
			csi.RegisterIdentityServer(server, identity{})
			csi.RegisterNodeServer(server, &node{name: name, self: self})
		})
	}()
	go func() { failed <- register(name, socket) }()
	return <-failed
}

func (n *node) NodeGetInfo(context.Context, *csi.NodeGetInfoRequest) (*csi.NodeGetInfoResponse, error) {
	return &csi.NodeGetInfoResponse{NodeId: n.name}, nil
}

func (n *node) NodeGetCapabilities(context.Context, *csi.NodeGetCapabilitiesRequest) (*csi.NodeGetCapabilitiesResponse, error) {
	return &csi.NodeGetCapabilitiesResponse{Capabilities: []*csi.NodeServiceCapability{{
		Type: &csi.NodeServiceCapability_Rpc{Rpc: &csi.NodeServiceCapability_RPC{
			Type: csi.NodeServiceCapability_RPC_STAGE_UNSTAGE_VOLUME,
		}},
	}}}, nil
}

// NodeStageVolume mounts the volume once for the node.
func (n *node) NodeStageVolume(_ context.Context, request *csi.NodeStageVolumeRequest) (*csi.NodeStageVolumeResponse, error) {
	v, err := storage.Find(request.VolumeId)
	if err != nil {
		return nil, asStatus(err)
	}
	page, err := v.Attachment(n.name)
	if err != nil {
		return nil, status.Errorf(codes.FailedPrecondition, "%s is not attached to %s: %v", v.Id, n.name, err)
	}
	defer page.Close()
	if page.Served() {
		return &csi.NodeStageVolumeResponse{}, nil
	}
	// A mount whose process was killed is still there, and answers nothing.
	if err := unmount(request.StagingTargetPath, unix.MNT_DETACH); err != nil {
		return nil, asStatus(err)
	}
	if err := os.MkdirAll(request.StagingTargetPath, 0o750); err != nil {
		return nil, asStatus(err)
	}
	return &csi.NodeStageVolumeResponse{}, asStatus(startMount(n.self, n.name, v.Mount(n.name, request.StagingTargetPath)))
}

// NodeUnstageVolume unmounts the volume, and returns when everything written is on it.
func (n *node) NodeUnstageVolume(_ context.Context, request *csi.NodeUnstageVolumeRequest) (*csi.NodeUnstageVolumeResponse, error) {
	if err := unmount(request.StagingTargetPath, 0); err != nil {
		return nil, asStatus(err)
	}
	v, err := storage.Find(request.VolumeId)
	if err != nil {
		return nil, asStatus(err)
	}
	page, err := v.Attachment(n.name)
	if errors.Is(err, os.ErrNotExist) {
		return &csi.NodeUnstageVolumeResponse{}, nil
	}
	if err != nil {
		return nil, asStatus(err)
	}
	defer page.Close()
	for end := time.Now().Add(30 * time.Second); page.Served(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			return nil, status.Errorf(codes.Internal, "%s is still writing back", v.Id)
		}
	}
	return &csi.NodeUnstageVolumeResponse{}, nil
}

// NodePublishVolume shows the node's mount to one pod.
func (n *node) NodePublishVolume(_ context.Context, request *csi.NodePublishVolumeRequest) (*csi.NodePublishVolumeResponse, error) {
	if err := unmount(request.TargetPath, 0); err != nil {
		return nil, asStatus(err)
	}
	if err := os.MkdirAll(request.TargetPath, 0o750); err != nil {
		return nil, asStatus(err)
	}
	if err := unix.Mount(request.StagingTargetPath, request.TargetPath, "", unix.MS_BIND, ""); err != nil {
		return nil, asStatus(err)
	}
	if request.Readonly {
		flags := uintptr(unix.MS_BIND | unix.MS_REMOUNT | unix.MS_RDONLY)
		if err := unix.Mount("", request.TargetPath, "", flags, ""); err != nil {
			return nil, asStatus(err)
		}
	}
	return &csi.NodePublishVolumeResponse{}, nil
}

func (n *node) NodeUnpublishVolume(_ context.Context, request *csi.NodeUnpublishVolumeRequest) (*csi.NodeUnpublishVolumeResponse, error) {
	if err := unmount(request.TargetPath, 0); err != nil {
		return nil, asStatus(err)
	}
	if err := os.Remove(request.TargetPath); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, asStatus(err)
	}
	return &csi.NodeUnpublishVolumeResponse{}, nil
}

// unmount takes a path that is no mount for done.
func unmount(path string, flags int) error {
	err := unix.Unmount(path, flags)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOENT) {
		return nil
	}
	return err
}

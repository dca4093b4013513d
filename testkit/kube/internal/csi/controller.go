package csi

import (
	"context"
	"errors"
	"sync"

	"github.com/container-storage-interface/spec/lib/go/csi"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/storage"
)

// defaultCapacity is that of a volume for which nobody asked for one.
const defaultCapacity = 1 << 30

type controller struct {
	csi.UnimplementedControllerServer
	mu sync.Mutex // one change of volumes and attachments at a time
}

// ServeStorage runs the storage side's driver. It ends only with an error.
func ServeStorage() error {
	return serve(layout.StorageSocket(), func(server *grpc.Server) {
		csi.RegisterIdentityServer(server, identity{controller: true})
		csi.RegisterControllerServer(server, &controller{})
	})
}

func (c *controller) ControllerGetCapabilities(context.Context, *csi.ControllerGetCapabilitiesRequest) (*csi.ControllerGetCapabilitiesResponse, error) {
	var reply csi.ControllerGetCapabilitiesResponse
	for _, kind := range []csi.ControllerServiceCapability_RPC_Type{
		csi.ControllerServiceCapability_RPC_CREATE_DELETE_VOLUME,
		csi.ControllerServiceCapability_RPC_PUBLISH_UNPUBLISH_VOLUME,
	} {
		reply.Capabilities = append(reply.Capabilities, &csi.ControllerServiceCapability{
			Type: &csi.ControllerServiceCapability_Rpc{Rpc: &csi.ControllerServiceCapability_RPC{Type: kind}},
		})
	}
	return &reply, nil
}

func (c *controller) CreateVolume(_ context.Context, request *csi.CreateVolumeRequest) (*csi.CreateVolumeResponse, error) {
	wanted := storage.Volume{
		Id: request.Name, Capacity: defaultCapacity,
		Shared:               request.Parameters["shared"] == "true",
		ServerLocks:          request.Parameters["serverLocks"] == "true",
		FileSyncKeepsFolders: request.Parameters["fileSyncKeepsFolders"] == "true",
	}
	if asked := request.CapacityRange.GetRequiredBytes(); asked > 0 {
		wanted.Capacity = asked
	}
	if err := checkModes(wanted, request.VolumeCapabilities); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if there, err := storage.Find(wanted.Id); err == nil && there != wanted {
		return nil, status.Errorf(codes.AlreadyExists, "%s is there already, and is another", wanted.Id)
	}
	if err := storage.Create(wanted); err != nil {
		return nil, asStatus(err)
	}
	return &csi.CreateVolumeResponse{Volume: &csi.Volume{VolumeId: wanted.Id, CapacityBytes: wanted.Capacity}}, nil
}

// checkModes refuses what the volume could not keep.
func checkModes(v storage.Volume, capabilities []*csi.VolumeCapability) error {
	for _, capability := range capabilities {
		if capability.GetMount() == nil {
			return status.Error(codes.InvalidArgument, "the rig's volumes are file systems only")
		}
		switch capability.GetAccessMode().GetMode() {
		case csi.VolumeCapability_AccessMode_MULTI_NODE_READER_ONLY,
			csi.VolumeCapability_AccessMode_MULTI_NODE_SINGLE_WRITER,
			csi.VolumeCapability_AccessMode_MULTI_NODE_MULTI_WRITER:
			if !v.Shared {
				return status.Error(codes.InvalidArgument, "a volume of this class is for one node at a time")
			}
		}
	}
	return nil
}

func (c *controller) DeleteVolume(_ context.Context, request *csi.DeleteVolumeRequest) (*csi.DeleteVolumeResponse, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, err := storage.Find(request.VolumeId)
	if errors.Is(err, storage.ErrNotFound) {
		return &csi.DeleteVolumeResponse{}, nil
	}
	if err != nil {
		return nil, asStatus(err)
	}
	nodes, err := v.Nodes()
	if err != nil {
		return nil, asStatus(err)
	}
	if len(nodes) > 0 {
		return nil, status.Errorf(codes.FailedPrecondition, "%s is attached to %v", v.Id, nodes)
	}
	return &csi.DeleteVolumeResponse{}, asStatus(storage.Delete(v.Id))
}

func (c *controller) ControllerPublishVolume(_ context.Context, request *csi.ControllerPublishVolumeRequest) (*csi.ControllerPublishVolumeResponse, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, err := storage.Find(request.VolumeId)
	if err != nil {
		return nil, asStatus(err)
	}
	if layout.Number(request.NodeId) == 0 {
		return nil, status.Errorf(codes.NotFound, "there is no node %s", request.NodeId)
	}
	return &csi.ControllerPublishVolumeResponse{}, asStatus(v.Attach(request.NodeId))
}

func (c *controller) ControllerUnpublishVolume(_ context.Context, request *csi.ControllerUnpublishVolumeRequest) (*csi.ControllerUnpublishVolumeResponse, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, err := storage.Find(request.VolumeId)
	if errors.Is(err, storage.ErrNotFound) {
		return &csi.ControllerUnpublishVolumeResponse{}, nil
	}
	if err != nil {
		return nil, asStatus(err)
	}
	return &csi.ControllerUnpublishVolumeResponse{}, asStatus(v.Detach(request.NodeId))
}

func (c *controller) ValidateVolumeCapabilities(_ context.Context, request *csi.ValidateVolumeCapabilitiesRequest) (*csi.ValidateVolumeCapabilitiesResponse, error) {
	v, err := storage.Find(request.VolumeId)
	if err != nil {
		return nil, asStatus(err)
	}
	if err := checkModes(v, request.VolumeCapabilities); err != nil {
		return &csi.ValidateVolumeCapabilitiesResponse{Message: err.Error()}, nil
	}
	return &csi.ValidateVolumeCapabilitiesResponse{
		Confirmed: &csi.ValidateVolumeCapabilitiesResponse_Confirmed{VolumeCapabilities: request.VolumeCapabilities},
	}, nil
}

// asStatus gives an error of the storage the code that the interface has for it.
func asStatus(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, storage.ErrNotFound):
		return status.Error(codes.NotFound, err.Error())
	case errors.Is(err, storage.ErrElsewhere):
		return status.Error(codes.FailedPrecondition, err.Error())
	}
	return status.Error(codes.Internal, err.Error())
}

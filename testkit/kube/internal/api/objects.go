package api

// Metadata is what every object has.
type Metadata struct {
	Name      string `json:"name"`
	Namespace string `json:"namespace,omitempty"`
}

// List is a list of objects of one kind.
type List[T any] struct {
	Items []T `json:"items"`
}

// Node is a node, of which only the readiness is of interest.
type Node struct {
	Metadata Metadata `json:"metadata"`
	Status   struct {
		Conditions []Condition `json:"conditions"`
	} `json:"status"`
}

type Condition struct {
	Type   string `json:"type"`
	Status string `json:"status"`
}

// Ready tells whether the node's kubelet says that it can run pods.
func (n Node) Ready() bool {
	for _, condition := range n.Status.Conditions {
		if condition.Type == "Ready" {
			return condition.Status == "True"
		}
	}
	return false
}

// Service is a Service as the balancer sees it.
type Service struct {
	Metadata Metadata `json:"metadata"`
	Spec     struct {
		Type                string `json:"type"`
		HealthCheckNodePort int    `json:"healthCheckNodePort"`
	} `json:"spec"`
	Status ServiceStatus `json:"status"`
}

type ServiceStatus struct {
	LoadBalancer struct {
		Ingress []Ingress `json:"ingress"`
	} `json:"loadBalancer"`
}

type Ingress struct {
	IP string `json:"ip"`
}

// Claim is a PersistentVolumeClaim: where its volume is found.
type Claim struct {
	Spec struct {
		VolumeName string `json:"volumeName"`
	} `json:"spec"`
}

// Volume is a PersistentVolume: its name at the storage.
type Volume struct {
	Spec struct {
		ClaimRef struct {
			Name      string `json:"name"`
			Namespace string `json:"namespace"`
		} `json:"claimRef"`
		CSI struct {
			Handle string `json:"volumeHandle"`
		} `json:"csi"`
	} `json:"spec"`
}

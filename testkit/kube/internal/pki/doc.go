// Package pki makes the rig's certificates and the kubeconfig files that use them.
//
// One authority signs all: the API server's and the kubelets' serving certificates, and a client certificate
// for each user of the API server. Each lives as long as the rig's state folder, at most [validFor].
package pki

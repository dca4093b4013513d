// Package api is a client of the API server with what the rig needs of one: plain JSON over HTTPS, as the user
// for whom everything is allowed. See "Kubernetes API Concepts".
//
// Rejected: client-go. It is a hundred modules for a handful of requests.
package api

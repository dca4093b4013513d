// Package oci writes images without a registry and without a builder: a tar of the OCI image layout with one
// layer. See "OCI Image Layout Specification" and "OCI Image Configuration".
package oci

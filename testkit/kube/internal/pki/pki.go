package pki

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"time"

	"skerry.io/testkit/kube/internal/layout"
)

const validFor = 30 * 24 * time.Hour

// Users of the API server: the file's name, and who it is to Kubernetes.
type user struct {
	name, commonName, group string
}

const mastersGroup = "system:masters"

// Admin is the user for whom everything is allowed.
const Admin = "admin"

// Authority is the file of the certificate that signed all others.
func Authority() string { return layout.Path("pki", "ca.crt") }

// Certificate and Key are the files of what was made under the name.
func Certificate(name string) string { return layout.Path("pki", name+".crt") }
func Key(name string) string         { return layout.Path("pki", name+".key") }

// Serving is the name of a kubelet's serving certificate; its client certificate has the node's name.
func Serving(node string) string { return node + "-serving" }

// Make makes everything anew.
func Make() error {
	if err := os.MkdirAll(layout.Path("pki"), 0o700); err != nil {
		return err
	}
	a, err := newAuthority()
	if err != nil {
		return err
	}
	if err := a.serve("apiserver", "kubernetes", []string{
		"kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc." + layout.ClusterDomain,
	}, layout.FabricAddress, layout.APIService, "127.0.0.1"); err != nil {
		return err
	}
	users := []user{
		{Admin, "kubernetes-admin", mastersGroup},
		{"kubelet-client", "kube-apiserver-kubelet-client", mastersGroup},
		{"controller-manager", "system:kube-controller-manager", ""},
		{"scheduler", "system:kube-scheduler", ""},
		{"proxy", "system:kube-proxy", ""},
	}
	for _, node := range layout.Nodes {
		users = append(users, user{node, "system:node:" + node, "system:nodes"})
		if err := a.serve(Serving(node), "system:node:"+node, []string{node}, layout.NodeAddress(node)); err != nil {
			return err
		}
	}
	for _, u := range users {
		if err := a.admit(u); err != nil {
			return err
		}
	}
	key, err := newKey()
	if err != nil {
		return err
	}
	return writeKeyPair("service-accounts", key)
}

type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func newAuthority() (*authority, error) {
	key, err := newKey()
	if err != nil {
		return nil, err
	}
	template := newTemplate(pkix.Name{CommonName: "skerry-rig"})
	template.IsCA, template.BasicConstraintsValid = true, true
	template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature
	a := &authority{template, key}
	return a, a.sign("ca", template, key)
}

func (a *authority) serve(name, commonName string, names []string, addresses ...string) error {
	template := newTemplate(pkix.Name{CommonName: commonName})
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	template.DNSNames = names
	for _, address := range addresses {
		template.IPAddresses = append(template.IPAddresses, net.ParseIP(address))
	}
	key, err := newKey()
	if err != nil {
		return err
	}
	return a.sign(name, template, key)
}

func (a *authority) admit(u user) error {
	subject := pkix.Name{CommonName: u.commonName}
	if u.group != "" {
		subject.Organization = []string{u.group}
	}
	template := newTemplate(subject)
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	key, err := newKey()
	if err != nil {
		return err
	}
	if err := a.sign(u.name, template, key); err != nil {
		return err
	}
	return writeKubeconfig(u.name)
}

func (a *authority) sign(name string, template *x509.Certificate, key *ecdsa.PrivateKey) error {
	signed, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	if err != nil {
		return fmt.Errorf("signing %s: %w", name, err)
	}
	if err := writePEM(Certificate(name), "CERTIFICATE", signed); err != nil {
		return err
	}
	return writePrivate(Key(name), key)
}

func newKey() (*ecdsa.PrivateKey, error) { return ecdsa.GenerateKey(elliptic.P256(), rand.Reader) }

func newTemplate(subject pkix.Name) *x509.Certificate {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		panic(err) // crypto/rand promises never to fail
	}
	now := time.Now()
	return &x509.Certificate{
		SerialNumber: serial, Subject: subject, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(validFor),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
	}
}

// writeKeyPair writes the key and its public half, which no certificate carries.
func writeKeyPair(name string, key *ecdsa.PrivateKey) error {
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return err
	}
	if err := writePEM(layout.Path("pki", name+".pub"), "PUBLIC KEY", public); err != nil {
		return err
	}
	return writePrivate(Key(name), key)
}

func writePrivate(path string, key crypto.PrivateKey) error {
	bytes, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	return writePEM(path, "PRIVATE KEY", bytes)
}

func writePEM(path, kind string, bytes []byte) error {
	return os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}), 0o600)
}

// writeKubeconfig writes JSON, of which YAML is a superset.
func writeKubeconfig(name string) error {
	type object = map[string]any
	config := object{
		"apiVersion": "v1", "kind": "Config", "current-context": "rig",
		"clusters": []object{{"name": "rig", "cluster": object{
			"server": layout.APIServer, "certificate-authority": Authority(),
		}}},
		"users": []object{{"name": name, "user": object{
			"client-certificate": Certificate(name), "client-key": Key(name),
		}}},
		"contexts": []object{{"name": "rig", "context": object{"cluster": "rig", "user": name}}},
	}
	text, err := json.MarshalIndent(config, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(layout.Kubeconfig(name), text, 0o600)
}

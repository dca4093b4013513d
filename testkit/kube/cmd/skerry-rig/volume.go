package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"skerry.io/testkit/kube/internal/api"
	"skerry.io/testkit/kube/internal/storage"
	"skerry.io/testkit/kube/internal/volume"
)

func volumeVerb(verb string, arguments []string) error {
	if verb == "list" && len(arguments) == 0 {
		return listVolumes()
	}
	if len(arguments) == 0 {
		return errUsage
	}
	v, err := volumeOf(arguments[0])
	if err != nil {
		return err
	}
	arguments = arguments[1:]
	switch verb {
	case "detach", "freeze", "thaw", "lose":
		return changeAttachments(v, verb, arguments)
	}
	return setFault(v, verb, arguments)
}

// volumeOf finds the volume of a claim.
func volumeOf(claim string) (storage.Volume, error) {
	namespace, name, found := strings.Cut(claim, "/")
	if !found {
		namespace, name = "default", claim
	}
	client, err := api.Outside()
	if err != nil {
		return storage.Volume{}, err
	}
	var there api.Claim
	if err := client.Get("/api/v1/namespaces/"+namespace+"/persistentvolumeclaims/"+name, &there); err != nil {
		return storage.Volume{}, err
	}
	if there.Spec.VolumeName == "" {
		return storage.Volume{}, fmt.Errorf("the claim %s/%s has no volume yet", namespace, name)
	}
	var kept api.Volume
	if err := client.Get("/api/v1/persistentvolumes/"+there.Spec.VolumeName, &kept); err != nil {
		return storage.Volume{}, err
	}
	return storage.Find(kept.Spec.CSI.Handle)
}

// changeAttachments acts on the node's attachment, or on all.
func changeAttachments(v storage.Volume, verb string, nodes []string) error {
	attached, err := v.Nodes()
	if err != nil {
		return err
	}
	if len(nodes) == 0 {
		nodes = attached
	}
	if len(nodes) == 0 {
		return fmt.Errorf("%s is attached to no node", v.Id)
	}
	for _, node := range nodes {
		if !slices.Contains(attached, node) {
			return fmt.Errorf("%s is not attached to %s", v.Id, node)
		}
		if err := changeAttachment(v, verb, node); err != nil {
			return err
		}
	}
	return nil
}

func changeAttachment(v storage.Volume, verb, node string) error {
	if verb == "lose" {
		return v.Lose(node)
	}
	page, err := v.Attachment(node)
	if err != nil {
		return err
	}
	defer page.Close()
	switch verb {
	case "detach":
		return page.Fence(5 * time.Second)
	case "freeze":
		return page.Freeze(true)
	}
	return page.Freeze(false)
}

var (
	delays   = map[string]volume.Word{"sync": volume.SyncDelayMicros, "write": volume.WriteDelayMicros, "read": volume.ReadDelayMicros}
	failures = map[string]volume.Word{"sync": volume.FailSync, "write": volume.FailWrite, "read": volume.FailRead}
)

func setFault(v storage.Volume, verb string, arguments []string) error {
	page, err := v.Faults()
	if err != nil {
		return err
	}
	defer page.Close()
	switch {
	case verb == "full" && len(arguments) == 0:
		page.Set(volume.Full, 1)
	case verb == "read-only" && len(arguments) == 0:
		page.Set(volume.ReadOnly, 1)
	case verb == "clear" && len(arguments) == 0:
		page.Clear()
	case verb == "delay" && len(arguments) == 2:
		return setNumber(page, delays, arguments[0], arguments[1], 1000)
	case verb == "fail" && len(arguments) == 2:
		return setNumber(page, failures, arguments[0], arguments[1], 1)
	case verb == "fail" && len(arguments) == 1:
		return setNumber(page, failures, arguments[0], strconv.FormatInt(volume.Always, 10), 1)
	default:
		return errUsage
	}
	return nil
}

func setNumber(page *volume.Page, words map[string]volume.Word, operation, number string, unit int64) error {
	word, known := words[operation]
	value, err := strconv.ParseInt(number, 10, 64)
	if !known || err != nil || value < 0 {
		return errUsage
	}
	page.Set(word, value*unit)
	return nil
}

func listVolumes() error {
	client, err := api.Outside()
	if err != nil {
		return err
	}
	var kept api.List[api.Volume]
	if err := client.Get("/api/v1/persistentvolumes", &kept); err != nil {
		return err
	}
	claims := map[string]string{}
	for _, v := range kept.Items {
		claims[v.Spec.CSI.Handle] = v.Spec.ClaimRef.Namespace + "/" + v.Spec.ClaimRef.Name
	}
	volumes, err := storage.All()
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "CLAIM\tVOLUME\tNODE\tSTATE\tUNSYNCED\tSYNCS\tFAULTS")
	for _, v := range volumes {
		if err := listVolume(table, claims[v.Id], v); err != nil {
			return err
		}
	}
	return table.Flush()
}

// listVolume writes a line for each attachment, or one for a volume without any.
func listVolume(table *tabwriter.Writer, claim string, v storage.Volume) error {
	faults, err := v.Faults()
	if err != nil {
		return err
	}
	defer faults.Close()
	nodes, err := v.Nodes()
	if err != nil {
		return err
	}
	if len(nodes) == 0 {
		fmt.Fprintf(table, "%s\t%s\t-\t-\t-\t-\t%s\n", claim, v.Id, faults.Describe())
	}
	for _, node := range nodes {
		page, err := v.Attachment(node)
		if err != nil {
			return err
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%d\t%d\t%s\n", claim, v.Id, node, page.State(),
			page.Get(volume.DirtyBytes), page.Get(volume.Syncs), faults.Describe())
		if err := page.Close(); err != nil {
			return err
		}
	}
	return nil
}

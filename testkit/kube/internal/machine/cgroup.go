package machine

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"skerry.io/testkit/kube/internal/layout"
)

const cgroupMounts = "/sys/fs/cgroup"

// hierarchies are the folders of cgroup v1's hierarchies.
func hierarchies() ([]string, error) {
	v1, err := hierarchiesOfType(unix.CGROUP_SUPER_MAGIC)
	if err != nil {
		return nil, err
	}
	if len(v1) == 0 {
		return nil, fmt.Errorf("no cgroup v1 hierarchy is mounted under %s; the rig is made for cgroup v1 and was not tried with v2", cgroupMounts)
	}
	return v1, nil
}

func hierarchiesOfType(magic int64) ([]string, error) {
	all, err := filepath.Glob(cgroupMounts + "/*/cgroup.procs")
	if err != nil {
		return nil, err
	}
	var found []string
	for _, procs := range all {
		var stat unix.Statfs_t
		if root := filepath.Dir(procs); unix.Statfs(root, &stat) == nil && stat.Type == magic {
			found = append(found, root)
		}
	}
	return found, nil
}

// MakeCgroup makes the cgroup, relative to the rig's, in every hierarchy. A cpuset starts empty in cgroup v1 and
// takes no process until it has cores and memory: it gets its parent's.
func MakeCgroup(parts ...string) error {
	roots, err := hierarchies()
	if err != nil {
		return err
	}
	for _, root := range roots {
		at := root
		for _, part := range append([]string{layout.Cgroup}, parts...) {
			at = filepath.Join(at, part)
			if err := os.Mkdir(at, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
				return err
			}
			if err := inheritCpuset(at); err != nil {
				return err
			}
		}
	}
	return nil
}

func inheritCpuset(folder string) error {
	for _, name := range []string{"cpuset.cpus", "cpuset.mems"} {
		value, err := os.ReadFile(filepath.Join(folder, name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(bytes.TrimSpace(value)) > 0 {
			continue
		}
		if value, err = os.ReadFile(filepath.Join(filepath.Dir(folder), name)); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name), value, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// JoinCgroup moves this process, and so its later children, into the cgroup.
func JoinCgroup(parts ...string) error {
	if err := MakeCgroup(parts...); err != nil {
		return err
	}
	roots, err := hierarchies()
	if err != nil {
		return err
	}
	for _, root := range roots {
		procs := filepath.Join(append([]string{root, layout.Cgroup}, append(parts, "cgroup.procs")...)...)
		const thisProcess = "0"
		if err := os.WriteFile(procs, []byte(thisProcess), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Processes are the ids of all processes in the cgroup and below it, in any hierarchy.
func Processes(parts ...string) ([]int, error) {
	roots, err := hierarchies()
	if err != nil {
		return nil, err
	}
	var pids []int
	for _, root := range roots {
		top := filepath.Join(append([]string{root, layout.Cgroup}, parts...)...)
		err := filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) || err == nil && entry.Name() != "cgroup.procs" {
				return nil
			}
			if err != nil {
				return err
			}
			lines, err := os.ReadFile(path)
			if errors.Is(err, fs.ErrNotExist) || errors.Is(err, unix.ENODEV) {
				return nil // the cgroup went away under our feet
			}
			for _, line := range strings.Fields(string(lines)) {
				pid, err := strconv.Atoi(line)
				if err != nil {
					return err
				}
				pids = append(pids, pid)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(pids)
	return slices.Compact(pids), nil
}

// KillAll kills every process of the cgroup but this one, until none is left.
func KillAll(limit time.Duration, parts ...string) error {
	for end := time.Now().Add(limit); ; time.Sleep(20 * time.Millisecond) {
		pids, err := Processes(parts...)
		if err != nil {
			return err
		}
		pids = slices.DeleteFunc(pids, func(pid int) bool { return pid == os.Getpid() || isZombie(pid) })
		if len(pids) == 0 {
			return nil
		}
		if time.Now().After(end) {
			return fmt.Errorf("these processes do not end: %v", pids)
		}
		for _, pid := range pids {
			if err := unix.Kill(pid, unix.SIGKILL); err != nil && !errors.Is(err, unix.ESRCH) {
				return fmt.Errorf("killing process %d: %w", pid, err)
			}
		}
		// A frozen process does not die.
		if err := thaw(parts...); err != nil {
			return err
		}
	}
}

func thaw(parts ...string) error {
	top := filepath.Join(append([]string{cgroupMounts, "freezer", layout.Cgroup}, parts...)...)
	return filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			err = os.WriteFile(filepath.Join(path, "freezer.state"), []byte("THAWED"), 0o644)
		}
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, unix.ENODEV) {
			return nil // the cgroup went away under our feet
		}
		return err
	})
}

// isZombie tells whether the process has ended and only waits to be reaped by the machine's first process.
func isZombie(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	_, after, _ := strings.Cut(string(stat), ") ")
	return strings.HasPrefix(after, "Z")
}

// RemoveCgroups removes the rig's cgroups, the deepest first. It waits a moment for ended processes to be reaped.
// runc makes some in the unified hierarchy as well, where there is one beside those of v1.
func RemoveCgroups() error {
	roots, err := hierarchies()
	if err != nil {
		return err
	}
	unified, err := hierarchiesOfType(unix.CGROUP2_SUPER_MAGIC)
	if err != nil {
		return err
	}
	for _, root := range append(roots, unified...) {
		var folders []string
		err := filepath.WalkDir(filepath.Join(root, layout.Cgroup), func(path string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && entry.IsDir() {
				folders = append(folders, path)
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, folder := range slices.Backward(folders) {
			if err := removeCgroup(folder); err != nil {
				return err
			}
		}
	}
	return nil
}

func removeCgroup(folder string) error {
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		err := unix.Rmdir(folder)
		if err == nil || errors.Is(err, unix.ENOENT) {
			return nil
		}
		if !errors.Is(err, unix.EBUSY) || time.Now().After(end) {
			return fmt.Errorf("removing the cgroup %s: %w", folder, err)
		}
	}
}

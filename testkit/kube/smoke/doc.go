// Package smoke tries the whole rig: that its cluster works, and that it breaks as it is told to. Its tests need a
// rig that is up and run by ./dev kube test, one after the other; each leaves the rig whole.
//
// A test says in its log how long each thing took, from the command to the first success that a client saw.
package smoke

// Command podtool is the one program of the rig's pod images.
//
//	podtool pause   waits until it is told to end, and reaps: the sandbox of a pod
//	podtool serve   an HTTP server on port 8080 that tells who it is, and keeps files in the folder $FOLDER
package main

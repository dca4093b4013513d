/**
 * Durable single-row inserts and point selects, by 1 and by 16 connections, against PostgreSQL over
 * its own wire.
 *
 * <p>Both servers run with their defaults, so every commit is on disk before it is acknowledged.
 * Both drivers are the vendors' own JDBC drivers with prepared statements, without TLS after the
 * login.
 */
@NullMarked
package io.skerry.bench.first;

import org.jspecify.annotations.NullMarked;

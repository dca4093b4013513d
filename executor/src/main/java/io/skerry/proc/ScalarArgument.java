package io.skerry.proc;

import io.skerry.types.SqlType;
import org.jspecify.annotations.Nullable;

/** A value with its type, boxed. */
record ScalarArgument(SqlType type, @Nullable Object value) {}

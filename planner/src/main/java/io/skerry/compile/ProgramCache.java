package io.skerry.compile;

import io.skerry.program.Program;
import io.skerry.program.VariableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The programs used last, up to a number of characters of text. Any thread may call it. */
final class ProgramCache {
  /** What a program was compiled of. */
  record Key(String text, List<VariableDefinition> parameters, boolean quotedIdentifier) {
    Key {
      parameters = List.copyOf(parameters);
    }
  }

  /** Characters that stand for the memory of a program beside its text. */
  private static final int ENTRY_CHARACTERS = 512;

  private final long charactersMax;
  private final Map<Key, Program> programs = new LinkedHashMap<>(256, 0.75f, true);
  private long characters;

  ProgramCache(long charactersMax) {
    this.charactersMax = charactersMax;
  }

  synchronized @Nullable Program get(Key key) {
    return programs.get(key);
  }

  /** Keeps the program, unless it is so large that it would drive out a quarter of all others. */
  synchronized void put(Key key, Program program) {
    if (size(key) > charactersMax / 4) {
      return;
    }
    if (programs.put(key, program) == null) {
      characters += size(key);
    }
    List<Key> dropped = new ArrayList<>();
    long excess = characters - charactersMax;
    for (Key oldest : programs.keySet()) {
      if (excess <= 0) {
        break;
      }
      excess -= size(oldest);
      dropped.add(oldest);
    }
    for (Key each : dropped) {
      programs.remove(each);
      characters -= size(each);
    }
  }

  private static long size(Key key) {
    return key.text().length() + (long) ENTRY_CHARACTERS;
  }

  synchronized int count() {
    return programs.size();
  }
}

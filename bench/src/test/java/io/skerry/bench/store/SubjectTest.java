package io.skerry.bench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.bench.store.peer.PeerName;
import io.skerry.bench.store.peer.Row;
import io.skerry.bench.store.peer.Rows;
import io.skerry.bench.store.peer.StorePeer;
import io.skerry.bench.store.peer.StoreSession;
import io.skerry.bench.store.peer.WrongAnswerException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every peer does the work and answers rightly; the benchmark notices one that does not. */
final class SubjectTest {
  private static final long CACHE_BYTES = 64 << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aPeerDoesAllThatIsMeasured(PeerName name) throws Exception {
    try (Subject subject = new Subject(name, folder.resolve("data"), CACHE_BYTES)) {
      assertThat(subject.load(2000).count()).isEqualTo(2000);
      assertThat(subject.read(2, 10, 1).count()).isPositive();
      assertThat(subject.scan(10).count()).isPositive();
      assertThat(subject.range(10, 1).count()).isPositive();
      assertThat(subject.update(4, false, 20, 1).count()).isPositive();
      subject.compact();
      subject.check();
      subject.create();
      assertThat(subject.insert(2000, 500).count()).isEqualTo(2000);
      assertThat(subject.read(1, 10, 1).count()).isPositive();
      subject.check();
      assertThat(subject.fileBytes()).isPositive();
    }
  }

  @Test
  void anUpdateThatNobodyCountedIsNoticed() throws Exception {
    try (StorePeer peer = PeerName.SQLITE.open(folder, CACHE_BYTES)) {
      peer.load(10);
      try (StoreSession session = peer.session()) {
        Row row = new Row();
        session.read(3, row);
        Rows.check(3, row);
        session.addOne(3);
        session.read(3, row);
        assertThatThrownBy(() -> Rows.check(3, row)).isInstanceOf(WrongAnswerException.class);
        assertThatThrownBy(() -> session.addOne(10)).isInstanceOf(WrongAnswerException.class);
      }
    }
  }
}

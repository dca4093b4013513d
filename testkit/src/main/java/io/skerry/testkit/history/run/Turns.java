package io.skerry.testkit.history.run;

import java.util.concurrent.ThreadFactory;

/** Who of the processes of a history runs when. */
public interface Turns {

  /** Makes the threads of the processes. */
  ThreadFactory threads();

  /** Called by each process before it does anything. */
  void enter(int process);

  /** Called between steps: others may run now. */
  void pass();

  /** Called by each process when it has ended, however that came. */
  void leave();
}

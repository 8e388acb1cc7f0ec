package dev.cuepost.queue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine must do. An engine's test extends this class and says how to open the engine.
 *
 * <p>The rules stand in the interfaces, one file a subject.
 */
public abstract class QueueEngineContract
    implements DefinitionRules,
        SendingRules,
        ReceivingRules,
        HandleRules,
        VisibilityRules,
        RetentionRules,
        LongPollRules,
        ClockRules,
        DurabilityRules,
        RestartRules,
        HistoryRules {
  private final ManualClock clock = new ManualClock();
  private @TempDir Path directory;
  private QueueEngine engine;

  /**
   * Opens the engine whose data is in the directory, which is empty at first.
   *
   * @param clock all the engine may know of the time
   */
  protected abstract QueueEngine open(Path directory, TimeSource clock);

  @BeforeEach
  final void open() {
    engine = open(directory, clock);
  }

  @AfterEach
  final void close() {
    engine.close();
  }

  @Override
  public final void reopen() {
    engine.close();
    engine = open(directory, clock);
  }

  @Override
  public final QueueEngine engine() {
    return engine;
  }

  @Override
  public final ManualClock clock() {
    return clock;
  }
}

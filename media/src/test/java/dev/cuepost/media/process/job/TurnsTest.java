package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.work.WorkQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is. */
@Tag("stored")
class TurnsTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir private Path directory;
  private Plant plant;
  private WorkQueue queue;
  private Turns turns;
  private int made;

  @BeforeEach
  void open() throws IOException {
    plant = new Plant(directory);
    begin();
  }

  private void restart() {
    turns.close();
    begin();
  }

  private void begin() {
    queue = new WorkQueue(plant.queues, "turns");
    turns = new Turns(plant.database.jdbi(), queue);
  }

  @AfterEach
  void close() {
    turns.close();
    plant.close();
  }

  private String job(String account, String pipeline, int priority) {
    made++;
    String id = "%032x".formatted(made);
    Instant at = NOON.plusSeconds(made);
    var order =
        new Order(
            Optional.empty(),
            List.of(new NamedFile(NamedFile.Type.OSS, "oss://demo/a.mp4", Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "{}",
            "{}",
            Optional.empty(),
            List.of());
    new JobStore(plant.database.jdbi())
        .insert(
            new ProcessJob(
                id,
                Optional.empty(),
                1,
                new Owner(Product.IMS, account, Plant.REGION),
                JobKind.MEDIA_INFO,
                order,
                new Schedule(pipeline, priority),
                Optional.empty(),
                JobState.INIT,
                0,
                Optional.empty(),
                Optional.empty(),
                at,
                at,
                Optional.empty(),
                Optional.empty()));
    return id;
  }

  private Optional<String> claim(String turn) {
    return turns
        .claim(turn, NOON.plusSeconds(1_000 + made++))
        .map(claimed -> claimed.job().jobId());
  }

  @Test
  void anAccountWithManyJobsDoesNotKeepOthersWaiting() {
    List<String> many = new ArrayList<>();
    for (int job = 0; job < 4; job++) {
      many.add(job("1", "p", 6));
    }
    String one = job("2", "p", 6);
    String other = job("2", "p", 6);

    assertThat(claim("a")).contains(many.get(0));
    assertThat(claim("b")).contains(one);
    assertThat(claim("c")).contains(many.get(1));
    assertThat(claim("d")).contains(other);
    assertThat(claim("e")).contains(many.get(2));
  }

  @Test
  void withOneWorkerAccountsTakeTurns() {
    String first = job("1", "p", 6);
    String second = job("1", "p", 6);
    String theirs = job("2", "p", 6);

    assertThat(claim("a")).contains(first);
    end(first);
    assertThat(claim("b")).contains(theirs);
    end(theirs);
    assertThat(claim("c")).contains(second);
  }

  private void end(String job) {
    plant
        .database
        .jdbi()
        .useTransaction(handle ->
            handle.execute("UPDATE process_job SET state = 'SUCCESS' WHERE job_id = ?", job));
  }

  @Test
  void thePipelineComesBeforeThePriorityAndThatBeforeAge() {
    String low = plant.processing.pipelines().create("1", Plant.REGION, "low", "Standard", 2).id();
    String high =
        plant.processing.pipelines().create("1", Plant.REGION, "high", "Standard", 9).id();
    String old = job("1", low, 10);
    String younger = job("1", high, 3);
    String urgent = job("1", high, 8);

    assertThat(claim("a")).contains(urgent);
    assertThat(claim("b")).contains(younger);
    assertThat(claim("c")).contains(old);
    assertThat(claim("d")).isEmpty();
  }

  @Test
  void aTurnThatComesAgainHasItsJobAgainAndNoOtherOnceThatHasEnded() {
    String first = job("1", "p", 6);
    job("1", "p", 6);

    assertThat(claim("a")).contains(first);
    var again = turns.claim("a", NOON);
    assertThat(again.orElseThrow().job().jobId()).isEqualTo(first);
    assertThat(again.orElseThrow().attempts()).isEqualTo(2);
    end(first);
    assertThat(claim("a")).isEmpty();
  }

  @Test
  void aJobWhoseTurnHasExpiredIsBegunByAnother() {
    String stopped = job("1", "p", 6);
    assertThat(claim("lost")).contains(stopped);

    turns.open(NOON.plus(WorkQueue.RETENTION));
    assertThat(claim("b")).isEmpty();
    restart();
    turns.open(NOON.plusSeconds(10_000).plus(WorkQueue.RETENTION));
    assertThat(claim("c")).contains(stopped);
    assertThat(claim("lost")).isEmpty();
  }

  @Test
  void aJobThatIsGivenBackComesFirstAndCountsAsNotBegun() {
    String first = job("1", "p", 6);
    job("1", "p", 6);
    for (int stop = 0; stop < 6; stop++) {
      var begun = turns.claim("turn " + stop, NOON).orElseThrow();
      assertThat(begun.job().jobId()).isEqualTo(first);
      assertThat(begun.attempts()).isEqualTo(1);

      turns.giveBack(first, "turn " + stop, NOON);

      String other = "other turn " + stop;
      assertThat(claim(other)).contains(first);
      turns.giveBack(first, "turn " + stop, NOON);
      assertThat(claim("no other job's turn")).as("it is held").isNotEqualTo(Optional.of(first));
      turns.giveBack(first, other, NOON);
    }
  }

  @Test
  void thereAreAsManyTurnsAsJobsThatMayBegin() {
    String still =
        plant.processing.pipelines().create("1", Plant.REGION, "still", "Standard", 9).id();
    plant
        .processing
        .pipelines()
        .update("1", Plant.REGION, still, Optional.empty(), Optional.empty(), Optional.of(false));
    job("1", still, 10);
    job("1", "p", 1);
    job("1", "p", 1);
    turns.send(1); // which fails, as there is no queue yet
    assertThat(queue.waiting()).isZero();

    turns.open(NOON);
    assertThat(queue.waiting()).isEqualTo(2);

    restart();
    turns.open(NOON);
    assertThat(queue.waiting()).as("those of before count").isEqualTo(2);
  }

  @Test
  void aPausedPipelineIsPassedOver() {
    String still =
        plant.processing.pipelines().create("1", Plant.REGION, "still", "Standard", 9).id();
    plant
        .processing
        .pipelines()
        .update("1", Plant.REGION, still, Optional.empty(), Optional.empty(), Optional.of(false));
    job("1", still, 10);
    String going = job("1", "p", 1);

    assertThat(claim("a")).contains(going);
    assertThat(claim("b")).isEmpty();
  }
}

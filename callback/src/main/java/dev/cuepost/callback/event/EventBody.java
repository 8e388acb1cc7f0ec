package dev.cuepost.callback.event;

/** What an event tells; one record for each type of event. */
public sealed interface EventBody {
  /** The name on the wire, as users list it in their callback settings. */
  String eventType();

  /** The id of what it tells of, by which a person looks for it: a job's or an asset's. */
  String subject();

  /**
   * An editing job has ended. Source: IMS documentation, "Event list", ProduceMediaComplete.
   *
   * @param jobId the job
   * @param succeeded how it ended
   * @param projectId its editing project
   * @param mediaId the output's asset id, also when the job failed
   * @param mediaUrl where the output is, or was to be
   * @param userData as submitted; empty if there was none
   * @param errorCode empty on success
   * @param errorMessage empty on success
   */
  record ProduceMediaComplete(
      String jobId,
      boolean succeeded,
      String projectId,
      String mediaId,
      String mediaUrl,
      String userData,
      String errorCode,
      String errorMessage)
      implements EventBody {
    @Override
    public String eventType() {
      return "ProduceMediaComplete";
    }

    @Override
    public String subject() {
      return jobId;
    }
  }

  /**
   * A user asked whether a target hears of events.
   *
   * @param testId by which it is looked for
   * @param message what a person reads who finds it
   */
  record TestEvent(String testId, String message) implements EventBody {
    @Override
    public String eventType() {
      return "TestEvent";
    }

    @Override
    public String subject() {
      return testId;
    }
  }
}

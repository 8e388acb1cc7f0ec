package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.store.ObjectName;
import java.util.List;
import java.util.Optional;

/** What jobs made of videos of VOD, and what they are about to make. */
public final class MadeOfVideo {
  private final JobStore store;
  private final AwaitedStreams awaited;

  MadeOfVideo(JobStore store, AwaitedStreams awaited) {
    this.store = store;
    this.awaited = awaited;
  }

  static Owner owner(Asset video) {
    return new Owner(Product.VOD, video.account(), video.region());
  }

  /** How far the last stream for live productions is; empty if none was asked for. */
  public Optional<JobState> preprocessed(Asset video) {
    return groupsOf(video).reversed().stream()
        .filter(group -> group.name().equals(Optional.of(TemplateGroup.LIVE_PREPROCESS.id())))
        .map(JobGroup::state)
        .findFirst();
  }

  /** What a video's own file is still good for. */
  public enum UseOfFile {
    /** A job reads it, or will. */
    UNDER_WAY,
    /** It is what is played, as there is no stream. */
    PLAYED,
    NONE
  }

  /** What a video's own file is still good for. */
  public UseOfFile useOfFile(Asset video) {
    List<ProcessJob> jobs = store.ofMedia(owner(video), video.mediaId());
    if (awaited.find(video.mediaId()).isPresent()
        || jobs.stream().anyMatch(job -> !job.state().ended())) {
      return UseOfFile.UNDER_WAY;
    }
    return jobs.stream()
            .anyMatch(job -> job.kind() == JobKind.TRANSCODE && job.state() == JobState.SUCCESS)
        ? UseOfFile.NONE
        : UseOfFile.PLAYED;
  }

  /** The pictures that were taken of a video last, one by one, so many at most. */
  public List<ObjectName> pictures(Asset video, int most) {
    return pictures(video, "Normal", most);
  }

  /** The same of sheets of small pictures. */
  public List<ObjectName> sheets(Asset video, int most) {
    return pictures(video, "Sprite", most);
  }

  private List<ObjectName> pictures(Asset video, String type, int most) {
    return of(video, JobKind.SNAPSHOT).reversed().stream()
        .filter(job -> job.state() == JobState.SUCCESS && Pictures.of(job).type().equals(type))
        .findFirst()
        .map(job -> Pictures.names(job).stream().limit(most).toList())
        .orElse(List.of());
  }

  /** The group of templates by which streams of a video were made last, or will be. */
  public Optional<String> templateGroup(Asset video) {
    return awaited
        .find(video.mediaId())
        .map(AwaitedStreams.Wish::groupId)
        .or(() -> groupsOf(video).reversed().stream().flatMap(g -> g.name().stream()).findFirst());
  }

  /** A group of the account's. */
  public Optional<JobGroup> findGroup(String account, String region, String groupId) {
    return store.findGroup(new Owner(Product.VOD, account, region), GroupKind.STREAMS, groupId);
  }

  /** A job of the account's. */
  public Optional<ProcessJob> find(String account, String region, JobKind kind, String jobId) {
    return store.find(new Owner(Product.VOD, account, region), kind, jobId);
  }

  /** The jobs of a kind on a video, in the order in which they were asked for. */
  public List<ProcessJob> of(Asset video, JobKind kind) {
    return store.ofMedia(owner(video), video.mediaId(), kind);
  }

  /** What was made of a video by groups, in the order in which it was asked for. */
  public List<JobGroup> groupsOf(Asset video) {
    return store.groupsOfMedia(owner(video), video.mediaId());
  }
}

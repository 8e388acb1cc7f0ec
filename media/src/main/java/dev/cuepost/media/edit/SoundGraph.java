package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Fade;
import dev.cuepost.media.edit.Composition.Heard;
import dev.cuepost.media.edit.ProduceConfig.Side;
import dev.cuepost.media.edit.Timeline.Equalizer;
import dev.cuepost.media.edit.graph.Chain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of a filter graph that makes {@code [sound]}: 48 kHz stereo.
 *
 * <p>Sounds that do not overlap are joined end to end in a lane, with silence between them; lanes
 * are summed. So a long timeline needs few inputs of the mixer, and every place is exact to the
 * sample.
 */
final class SoundGraph {
  private static final String FORM =
      "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo";

  /** Longer material is read again for each repetition rather than held in memory. */
  private static final Duration HELD_IN_MEMORY = Duration.ofSeconds(60);

  /** Of more channels FFmpeg does not know how to make two. */
  private static final int MOST_MIXED = 8;

  private final long samples;
  private final Inputs inputs;
  private final List<String> lines = new ArrayList<>();
  private int labels;

  SoundGraph(long samples, Inputs inputs) {
    this.samples = samples;
    this.inputs = inputs;
  }

  List<String> of(List<Heard> sounds, List<Equalizer> equalizers, Optional<Side> copied) {
    var lanes = lanes(sounds).stream().map(this::lane).toList();
    var chain = new Chain();
    if (lanes.size() > 1) {
      chain.add("amix=inputs=%d:normalize=0:dropout_transition=0".formatted(lanes.size()));
    }
    if (lanes.size() > 1 || sounds.stream().anyMatch(SoundGraph::isRaised)) {
      chain.add("alimiter=limit=0.98:attack=5:release=50:level=0:latency=1");
    }
    for (var equalizer : equalizers) {
      chain.add(evened(equalizer));
    }
    copied.ifPresent(side -> {
      String channel = side == Side.LEFT ? "c0" : "c1";
      chain.add("pan=stereo|c0=%s|c1=%s".formatted(channel, channel));
    });
    lines.add(
        chain
            .add("apad=whole_len=" + samples)
            .add("atrim=end_sample=" + samples)
            .between(lanes.isEmpty() ? silence(samples) : String.join("][", lanes), "sound"));
    return lines;
  }

  private static String evened(Equalizer equalizer) {
    String range = range(equalizer.range().from(), equalizer.range().until());
    // a window of 1.4 s: what is shorter than it would be left as it is
    return "dynaudnorm=p=%s:m=%s:f=200:g=7%s"
        .formatted(Chain.number(equalizer.peak()), Chain.number(equalizer.gain()), range);
  }

  private static boolean isRaised(Heard sound) {
    return sound.facts().sound().orElseThrow().channels() > 2
        || sound.volumes().stream().anyMatch(volume -> volume.gain() > 1);
  }

  /** Each sound goes to the first lane that is free. */
  private static List<List<Heard>> lanes(List<Heard> sounds) {
    var lanes = new ArrayList<List<Heard>>();
    sounds.stream()
        .sorted(Comparator.comparingLong(Heard::start))
        .forEach(sound -> {
          var free =
              lanes.stream().filter(lane -> lane.getLast().end() <= sound.start()).findFirst();
          if (free.isPresent()) {
            free.get().add(sound);
          } else {
            lanes.add(new ArrayList<>(List.of(sound)));
          }
        });
    return lanes;
  }

  private String lane(List<Heard> sounds) {
    var parts = new ArrayList<String>();
    long done = 0;
    for (var sound : sounds) {
      if (sound.start() > done) {
        parts.add(silence(sound.start() - done));
      }
      parts.add(branch(sound));
      done = sound.end();
    }
    if (done < samples) {
      parts.add(silence(samples - done));
    }
    return joined(parts);
  }

  private String joined(List<String> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    String joined = label();
    lines.add(
        "[%s]concat=n=%d:v=0:a=1[%s]".formatted(String.join("][", parts), parts.size(), joined));
    return joined;
  }

  private String silence(long length) {
    String silence = label();
    lines.add(
        new Chain()
            .add("anullsrc=r=48000:cl=stereo")
            .add(FORM)
            .add("atrim=end_sample=" + length)
            .text(silence));
    return silence;
  }

  private String branch(Heard sound) {
    var chain = new Chain();
    String from = taken(sound, chain);
    sound
        .noise()
        .ifPresent(noise -> {
          if (noise.wind()) {
            chain.add("highpass=f=120");
          }
          chain.add("afftdn=nr=20:nf=-35:tn=1");
        });
    for (var volume : sound.volumes()) {
      chain.add("volume=" + Chain.number(volume.gain()) + range(volume.from(), volume.until()));
    }
    sound
        .loudness()
        .ifPresent(loudness ->
            chain
                .add(
                    "loudnorm=I=%s:TP=%s"
                        .formatted(
                            Chain.number(loudness.loudness()), Chain.number(loudness.truePeak())))
                .add("aresample=48000")
                .add(FORM));
    sound.fadeIn().ifPresent(fade -> chain.add(fade("in", fade)));
    sound.fadeOut().ifPresent(fade -> chain.add(fade("out", fade)));
    String branch = label();
    lines.add(
        chain
            .add("apad=whole_len=" + sound.samples())
            .add("atrim=end_sample=" + sound.samples())
            .add("asetpts=N/SR/TB")
            .between(from, branch));
    return branch;
  }

  /** What is taken of the source, repeated if need be: a label, and filters still to come. */
  private String taken(Heard sound, Chain chain) {
    var first = inputs.sound(sound);
    int stream = sound.facts().sound().orElseThrow().stream();
    if (!sound.loop()) {
      normalize(sound, first, chain);
      return first.index() + ":" + stream;
    }
    long once = Math.max(1, FrameRate.sampleAt(Sources.slowed(sound.span(), sound.speed())));
    if (sound.span().compareTo(HELD_IN_MEMORY) <= 0) {
      normalize(sound, first, chain);
      exactly(once, chain).add("aloop=loop=-1:size=" + once);
      return first.index() + ":" + stream;
    }
    var parts = new ArrayList<String>();
    for (long done = 0; done < sound.samples(); done += once) {
      var input = done == 0 ? first : inputs.again(sound);
      String part = label();
      var repetition = new Chain();
      normalize(sound, input, repetition);
      lines.add(exactly(once, repetition).between(input.index() + ":" + stream, part));
      parts.add(part);
    }
    String all = joined(parts);
    chain.add("anull");
    return all;
  }

  private static Chain exactly(long samples, Chain chain) {
    return chain
        .add("apad=whole_len=" + samples)
        .add("atrim=end_sample=" + samples)
        .add("asetpts=N/SR/TB");
  }

  /** Sound of any kind as 48 kHz stereo that begins at zero. */
  private static void normalize(Heard sound, Inputs.Opened input, Chain chain) {
    if (!input.lead().isZero()) {
      chain.add("asetpts=PTS-%s/TB".formatted(RenderPlan.seconds(input.lead())));
    }
    int channels = sound.facts().sound().orElseThrow().channels();
    if (channels == 1) {
      chain.add("pan=stereo|c0=c0|c1=c0"); // the usual mix of one channel into two is 3 dB lower
    } else if (channels > MOST_MIXED) {
      chain.add("pan=stereo|c0=c0|c1=c1"); // nobody knows where the others stand
    }
    chain.add("aresample=48000:async=1:first_pts=0").add(FORM);
    double speed = sound.speed();
    while (speed > 2) {
      chain.add("atempo=2");
      speed /= 2;
    }
    while (speed < 0.5) {
      chain.add("atempo=0.5");
      speed *= 2;
    }
    if (speed != 1) {
      chain.add("atempo=" + Chain.number(speed));
    }
  }

  private static String range(Optional<Duration> beginning, Optional<Duration> end) {
    if (beginning.isEmpty() && end.isEmpty()) {
      return "";
    }
    String from = beginning.map(RenderPlan::seconds).orElse("0");
    return end.map(until -> ":enable='between(t,%s,%s)'".formatted(from, RenderPlan.seconds(until)))
        .orElseGet(() -> ":enable='gte(t,%s)'".formatted(from));
  }

  private static String fade(String direction, Fade fade) {
    return "afade=t=%s:ss=%d:ns=%d:curve=%s"
        .formatted(
            direction, fade.from(), fade.samples(), fade.curve().name().toLowerCase(Locale.ROOT));
  }

  private String label() {
    return "s" + labels++;
  }
}

package dev.cuepost.cli.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a transcoding job. */
@Command(
    name = "transcode",
    mixinStandardHelpOptions = true,
    description = "Makes another file of a video or a sound, by a template.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost job transcode oss://demo/clip.mp4 oss://demo/small.mp4 --template S01-mp4-h264-360p"
    })
final class TranscodeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "INPUT", description = JobFile.INPUT)
  private String input = "";

  @Parameters(index = "1", paramLabel = "OUTPUT", description = JobFile.OUTPUT)
  private String output = "";

  @Option(
      names = "--template",
      paramLabel = "ID",
      required = true,
      description = "one of the system's, such as S01-mp4-h264-360p, or one of your own")
  private String template = "";

  @Mixin private final Notice notice = new Notice();
  @Mixin private final Outcome outcome = new Outcome();

  TranscodeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, String> parameters = new HashMap<>(notice.parameters());
    parameters.put("InputGroup", array(JobFile.of(input)).toString());
    ObjectNode wanted = Output.object();
    wanted.set("Output", JobFile.of(output));
    wanted.putObject("ProcessConfig").putObject("Transcode").put("TemplateId", template);
    parameters.put("OutputGroup", array(wanted).toString());
    Job job = new Jobs(session).submit(JobKind.TRANSCODE, parameters);
    return outcome.of(session, job).status();
  }

  private static ArrayNode array(ObjectNode only) {
    return JsonNodeFactory.instance.arrayNode().add(only);
  }
}

package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.process.plugin.CommandPlugin;
import dev.cuepost.media.store.MediaUrls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plug-in says about a video is told in the words of VOD, and nothing else. */
class LookingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final String ANSWER =
      """
      {"labels":[{"category":"Animal","name":"cat","occurrences":[{"from":1.5,"to":2}]},
                 {"category":"Person","name":"Ada"}],
       "texts":[{"content":"EXIT","from":0.5,"to":1}],
       "suggestion":"block",
       "scenes":[{"scene":"porn","label":"normal","suggestion":"pass","score":3},
                 {"scene":"terrorism","label":"bloody","suggestion":"block","score":97.5}]}\
      """;

  @TempDir private Path directory;

  @Test
  void tagsAndAuditsAreToldAsThePlugInFoundThem() throws Exception {
    Path answer = Files.writeString(directory.resolve("answer.json"), ANSWER);
    Path program = directory.resolve("plugin.sh");
    Files.writeString(program, "#!/bin/sh\ncat " + answer + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Path data = Files.createDirectory(directory.resolve("data"));
    try (var plant = new Plant(data, Optional.of(new CommandPlugin(List.of(program.toString()))))) {
      plant.clip("clip.mp4");
      plant.processing.start(1);
      var wish =
          new VideoJobs.Wish(video(plant), Optional.empty(), Optional.empty(), Optional.empty());

      plant.ended(plant.processing.videos().tag(wish, "{}"));
      JsonNode tags = JSON.readTree(event(plant, "AIVideoTagComplete").path("Data").asText());
      assertThat(tags.at("/Keyword/0/Tag").asText()).isEqualTo("cat");
      assertThat(tags.at("/Keyword/0/Times/0").asText()).isEqualTo("1500");
      assertThat(tags.at("/Keyword/1/Tag").asText()).isEqualTo("EXIT");
      assertThat(tags.at("/Person/0/Tag").asText()).isEqualTo("Ada");

      plant.ended(plant.processing.videos().audit(wish, "{}"));
      JsonNode review = event(plant, "AIMediaAuditComplete").path("Data");
      assertThat(review.path("Suggestion").asText()).isEqualTo("block");
      assertThat(review.path("Label").asText()).isEqualTo("bloody");
      assertThat(review.path("AbnormalModules").asText()).isEqualTo("video");
      assertThat(review.at("/VideoResult/TerrorismResult/MaxScore").asText()).isEqualTo("97.50");
      assertThat(review.at("/VideoResult/PornResult/Suggestion").asText()).isEqualTo("pass");
    }
  }

  private static Asset video(Plant plant) {
    var asset =
        new Asset(
            "00000000000000000000000000000001",
            Product.VOD,
            Plant.ACCOUNT,
            Plant.REGION,
            Event.DEFAULT_APP,
            AssetKind.VIDEO,
            AssetState.NORMAL,
            AssetSource.UPLOADED,
            "http://127.0.0.1:8701/demo/clip.mp4",
            Details.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NOON,
            NOON);
    plant
        .database
        .jdbi()
        .useTransaction(handle ->
            new Assets(plant.database.jdbi(), new MediaUrls(Map.of())).insert(handle, asset));
    return asset;
  }

  private static JsonNode event(Plant plant, String type) throws Exception {
    for (String text : plant.events()) {
      JsonNode event = JSON.readTree(text);
      if (event.path("EventType").asText().equals(type)) {
        return event;
      }
    }
    throw new AssertionError("no " + type);
  }
}

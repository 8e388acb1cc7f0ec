package dev.cuepost.media.job;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.project.Content;
import dev.cuepost.media.project.Owner;
import dev.cuepost.media.project.Projects;
import dev.cuepost.media.template.EditingTemplates;
import java.util.List;
import java.util.Optional;

/** Finds out which timeline a script comes to. */
final class Scripts {
  private final EditingTemplates templates;
  private final Projects projects;

  Scripts(EditingTemplates templates, Projects projects) {
    this.templates = templates;
    this.projects = projects;
  }

  /**
   * A timeline, and where it is from.
   *
   * @param template which was filled to get it
   * @param projectId whose it is
   */
  record Resolved(
      String timeline, Optional<Script.OfTemplate> template, Optional<String> projectId) {}

  Verdict<Resolved> resolve(Owner owner, Script script) {
    return switch (script) {
      case Script.Timeline(String json) ->
          new Verdict.Accepted<>(timeline(json, Optional.empty()), List.of());
      case Script.OfTemplate template -> filled(owner, template, Optional.empty());
      case Script.OfProject(String projectId) -> ofProject(owner, projectId);
    };
  }

  private Verdict<Resolved> ofProject(Owner owner, String projectId) {
    return projects
        .find(owner, projectId)
        .map(project -> content(owner, projectId, project.content()))
        .orElseGet(() -> new Verdict.Rejected<>(Projects.notFound(projectId)));
  }

  private Verdict<Resolved> content(Owner owner, String projectId, Content content) {
    Optional<String> id = Optional.of(projectId);
    if (content.timeline().isPresent()) {
      return new Verdict.Accepted<>(timeline(content.timeline().get(), id), List.of());
    }
    if (content.templateId().isPresent()) {
      return filled(
          owner,
          new Script.OfTemplate(content.templateId().get(), content.clipsParam().orElse("{}")),
          id);
    }
    RejectedException empty =
        Fields.invalid("ProjectId", "must be a project that has a timeline or a template");
    return new Verdict.Rejected<>(empty.rejection());
  }

  private Verdict<Resolved> filled(
      Owner owner, Script.OfTemplate template, Optional<String> projectId) {
    return templates
        .fill(
            new EditingTemplates.Owner(owner.account(), owner.region()),
            template.templateId(),
            template.clipsParam())
        .map(timeline -> new Resolved(timeline, Optional.of(template), projectId));
  }

  private static Resolved timeline(String json, Optional<String> projectId) {
    return new Resolved(json, Optional.empty(), projectId);
  }
}

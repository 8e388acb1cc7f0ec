package dev.cuepost.media.project;

import java.util.List;

/**
 * Some projects.
 *
 * @param total how many there are on all pages
 */
public record ProjectPage(List<Project> projects, long total) {
  public ProjectPage {
    projects = List.copyOf(projects);
  }
}

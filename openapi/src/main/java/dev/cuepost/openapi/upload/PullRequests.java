package dev.cuepost.openapi.upload;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Attributes;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.UploadFolder;
import dev.cuepost.media.pull.PullWish;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.category.CategoryActions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what is to be pulled: URLs, and what is said of their files in a JSON array, matched by
 * {@code SourceURL}.
 *
 * @param folder where the files go, if not where uploads go
 * @param attributes what searches can ask for of all of them
 * @param parameter that holds the array
 */
public record PullRequests(
    Product product,
    String app,
    Optional<String> userData,
    Optional<UploadFolder> folder,
    Attributes attributes,
    String parameter,
    CategoryActions categories) {
  /**
   * What is wished of each URL.
   *
   * @param metaData the array, if there is one
   * @throws Refusal if the array breaks a rule, or tells of a file that is not among the URLs
   */
  public List<PullWish> of(Call call, List<String> urls, Optional<String> metaData) throws Refusal {
    Map<String, Members> described = describedIn(metaData, urls);
    List<PullWish> wishes = new ArrayList<>();
    for (String url : urls) {
      Members meta = described.getOrDefault(url, Members.none(parameter));
      String extension = extension(meta, url);
      wishes.add(
          new PullWish(
              url,
              new NewAsset(
                      product,
                      call.account(),
                      call.region(),
                      app,
                      AssetKind.ofExtension(extension),
                      categories.checked(
                          call.account(), MetaData.details(meta, SourceUrls.name(url))),
                      userData)
                  .in(folder)
                  .saying(attributes),
              extension));
    }
    return wishes;
  }

  private Map<String, Members> describedIn(Optional<String> metaData, List<String> urls)
      throws Refusal {
    Map<String, Members> described = new HashMap<>();
    if (metaData.isPresent()) {
      for (Members meta : Members.list(parameter, metaData.get())) {
        String url =
            SourceUrls.decode(
                meta.required("SourceURL", 6_144), rule -> meta.wrong("SourceURL", rule));
        if (!urls.contains(url)) {
          throw meta.wrong("SourceURL", "must be one of the URLs to upload");
        }
        described.put(url, meta);
      }
    }
    return described;
  }

  private static String extension(Members meta, String url) throws Refusal {
    Optional<String> named =
        meta.text("FileExtension", 17).map(text -> text.replaceFirst("^\\.", ""));
    if (named.filter(text -> !text.matches("[A-Za-z0-9]{1,16}")).isPresent()) {
      throw meta.wrong("FileExtension", "has 1 to 16 letters and digits");
    }
    return named.or(() -> SourceUrls.extension(url)).orElse("");
  }
}

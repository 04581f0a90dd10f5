## Pictures and files.
media-no-reason = the network gave no reason
media-video = Video
media-audio = Sound
media-text = Text
media-file = File
media-kilobytes = { $n } kB
media-megabytes = { $n } MB
media-decimal = .
media-look = The picture in large
media-undescribed = No description
media-coming = is being fetched
media-not-here = is not here:
media-attach = Attach pictures or files
media-sending = Sending
media-not-sent = The file could not be sent; try again
media-too-large = A file may have up to 25 MB, and must not be empty
media-describe = What { $name } shows
media-describe-like = What does it show? Some readers can’t see it
media-shows = What it shows
media-remove = Remove
media-remove-one = Remove { $name }
media-pictures = pictures
media-note-takes = A note takes 20 files, 25 MB each
media-takes-none = No pictures or files can be sent this way
media-takes = { $n ->
    [one] One file of { $size } at most
   *[other] Up to { $n } files of { $size } each
}
media-takes-only = { $n ->
    [one] One file of { $size } at most: { $kinds }
   *[other] Up to { $n } files of { $size } each: { $kinds }
}

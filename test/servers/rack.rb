# Reads forms with Rack: for each line, a request, one line with what it reads.

require 'json'
require 'rack'
require 'stringio'

def plain(value)
  case value
  when Hash
    file = value[:tempfile]
    return { name: value[:filename], type: value[:type], text: file.read.force_encoding('UTF-8') } if file
    value.transform_values { |item| plain(item) }
  when Array
    value.map { |item| plain(item) }
  else
    value
  end
end

STDIN.each_line do |line|
  request = JSON.parse(line)
  body = request['body'].b
  env = {
    'REQUEST_METHOD' => 'POST',
    'CONTENT_TYPE' => request['headers']['content-type'],
    'CONTENT_LENGTH' => body.bytesize.to_s,
    'rack.input' => StringIO.new(body),
  }
  puts JSON.generate(plain(Rack::Request.new(env).POST))
  STDOUT.flush
end
